// The browser tests: makes an archive, starts the portal and a page of another origin, and runs every *_test.mjs here.
// Exit code 77 says that something they need is missing.
//
//   node run.mjs BIN_DIR WORK_DIR MODULES_DIR [TEST_FILE...]

import {spawn, spawnSync} from "node:child_process";
import {existsSync, readdirSync, rmSync} from "node:fs";
import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const [bin, work, modules] = process.argv.slice(2, 5).map((path) => resolve(path));
const chosen = process.argv.slice(5);

function skip(why) {
  console.log(`SKIPPED: ${why}`);
  process.exit(77);
}

const chromium = process.env.CHROMIUM ?? ["chromium", "chromium-browser", "google-chrome"].flatMap((name) =>
  (process.env.PATH ?? "").split(":").map((directory) => join(directory, name))).find(existsSync);
if (!chromium) skip("no chromium (Debian: apt-get install chromium)");
if (!existsSync(join(modules, "node_modules/playwright-core"))) skip("no playwright-core: run .ci/install-browser, which needs npm");

const archive = join(work, "archive");
rmSync(archive, {recursive: true, force: true});
const corpus = join(here, "../../corpus");
const added = spawnSync(join(bin, "dateline-index"), ["add", "--archive", archive, join(corpus, "wire"), join(corpus, "local"), join(corpus, "world"), join(here, "articles")], {encoding: "utf8"});
if (added.status > 1 || added.status === null) {
  console.error(added.stdout, added.stderr);
  process.exit(1);
}

// Starts a portal, and resolves with its process and address once it listens.
function portal(options) {
  const child = spawn(join(bin, "dateline-serve"), ["--archive", archive, "--listen", "127.0.0.1:0", ...options], {stdio: ["ignore", "ignore", "pipe"]});
  return new Promise((done, reject) => {
    let text = "";
    child.stderr.on("data", (data) => {
      text += data;
      const address = /listening on (http:\S+)/.exec(text);
      if (address) done({child, address: address[1]});
    });
    child.on("exit", () => reject(new Error(`dateline-serve ended: ${text}`)));
  });
}

const {child, address} = await portal(["--cors", "*"]);
const tests = chosen.length > 0 ? chosen : readdirSync(here).filter((name) => name.endsWith("_test.mjs")).map((name) => join(here, name));
const run = spawn(process.execPath, ["--test", ...tests],
                  {stdio: "inherit", env: {...process.env, PORTAL: address, CHROMIUM: chromium, BROWSER_MODULES: modules, WORK: work}});
run.on("exit", (code) => {
  child.removeAllListeners("exit");
  child.kill("SIGTERM");
  process.exit(code ?? 1);
});
