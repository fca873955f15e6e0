#!/usr/bin/env python3
"""Load on dateline-serve: a mix of 1,000 searches with facets and a timeline, sent by wrk as fast as answers come.

  tests/bench/load.py --bin build/bin --archive DIR [--seconds 20] [--connections 16] [--add MORE.jsonl]

Prints, without and with the server's cache of answers: searches/s, the 50th, 95th and 99th percentile of the milliseconds
to an answer, and every answer that was no 200. --add indexes that file into a snapshot of the archive while it is served
(kept beside the archive, removed in the end). wrk runs on the same processors as the server.
"""
import argparse, json, pathlib, random, re, shutil, subprocess, sys, tempfile, time, urllib.parse

FACETS = "&facet=person:10&facet=org:10&facet=place:10&timeline=month&limit=10"


def questions(bin_dir, archive, count):
    """Words, pairs, phrases and filters drawn from the headlines and names of articles all over the archive."""
    rows = []
    for year in range(1990, 2030):
        out = subprocess.run([f"{bin_dir}/dateline-search", "--archive", archive, "--format", "jsonl", "--limit", "60",
                              f"published:{year}"], stdout=subprocess.PIPE, text=True).stdout
        rows += [json.loads(line) for line in out.splitlines()]
    rows = [row for row in rows if row["headline"] and len(row["headline"].split()) > 3]
    if not rows:
        sys.exit("no dated articles with headlines to draw questions from")
    draw = random.Random(7)
    out = []
    while len(out) < count:
        row = draw.choice(rows)
        words = [re.sub(r"\W", "", word) for word in row["headline"].split()]
        words = [word for word in words if len(word) > 2 and word not in ("AND", "NOT", "and", "not")]
        if len(words) < 3:
            continue
        kind = len(out) % 10
        at = draw.randrange(len(words) - 1)
        extra = ""
        if kind < 3:
            query = words[at]
        elif kind < 6:
            query = " ".join(draw.sample(words, 2))
        elif kind < 7:
            query = f'"{words[at]} {words[at + 1]}"'
        elif kind < 8:
            query = " OR ".join(draw.sample(words, 2))
        elif kind < 9:
            query = words[at]
            extra = f"&from={row['published'][:4]}"
        else:
            query = words[at]
            name = next(iter(row["persons"] + row["places"]), None)
            if name is None:
                continue
            extra = ("&f.person=" if row["persons"] else "&f.place=") + urllib.parse.quote(name)
        out.append("/api/v1/search?q=" + urllib.parse.quote(query) + extra + FACETS)
    return out


LUA = """
local paths = { %s }
local next_path = 0
local failed = 0
function request()
  next_path = next_path %% #paths + 1
  return wrk.format("GET", paths[next_path])
end
function done(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format('{"searches_per_s": %%.0f, "p50_ms": %%.2f, "p95_ms": %%.2f, "p99_ms": %%.2f, "requests": %%d, ' ..
    '"not_200": %%d, "connection_errors": %%d}\\n', summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
    latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, summary.requests, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
"""


def load(bin_dir, archive, script, cache, options):
    server = subprocess.Popen([f"{bin_dir}/dateline-serve", "--archive", archive, "--listen", "127.0.0.1:0", "--cache",
                               str(cache), "--access-log", ""], stderr=subprocess.PIPE, text=True)
    try:
        address = re.search(r"127\.0\.0\.1:\d+", server.stderr.readline()).group(0)
        command = ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "-s", script, "http://" + address]
        subprocess.run(command[:3] + ["-d3s"] + command[4:], stdout=subprocess.DEVNULL, check=True)  # files into memory
        before = cpu_seconds(server.pid)
        out = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
        figures = json.loads(out.splitlines()[-1])
        figures["server_cpu_ms_per_search"] = round((cpu_seconds(server.pid) - before) * 1e3 / figures["requests"], 2)
        return figures
    finally:
        server.terminate()
        server.wait()


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", default="build/bin")
    parser.add_argument("--archive", required=True)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--add", help="a file to index while answering")
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as work:
        script = work + "/mix.lua"
        paths = questions(options.bin, options.archive, 1000)
        pathlib.Path(script).write_text(LUA % ", ".join(json.dumps(path) for path in paths))
        for cache in (0, 64):
            figures = load(options.bin, options.archive, script, cache, options)
            print(f"cache {cache:2} MiB  {json.dumps(figures)}", flush=True)
        if options.add:
            copy = options.archive.rstrip("/") + ".load-test"
            subprocess.run([f"{options.bin}/dateline-index", "snapshot", "--archive", options.archive, copy], check=True)
            try:
                add = subprocess.Popen([f"{options.bin}/dateline-index", "add", "--archive", copy, "--commit-every", "32",
                                        "--progress", "never", options.add], stdout=subprocess.PIPE, text=True)
                figures = load(options.bin, copy, script, 64, options)
                state = "went on" if add.poll() is None else "had ended"
                print(f"beside an add, which {state}  {json.dumps(figures)}")
                add.terminate()
                add.wait()
            finally:
                shutil.rmtree(copy)


main()
