#!/usr/bin/env python3
"""Whole runs of indexing and searching, beside peers from Debian's packages where they are installed.

  tests/bench/whole_run.py --bin build/bin --work /tmp/bench --articles 10000,200000 [--rounds 3] [--peers]

Indexing: articles/s, MiB/s, CPU seconds, peak MiB, archive bytes by part. Searching: median and 95th percentile of the
milliseconds a whole dateline-search process takes to start, answer and exit. Rounds of all contestants are interleaved;
medians are printed. Peers: SQLite FTS5 (python3's sqlite3), and xapian-omega's scriptindex.
"""
import argparse, json, os, pathlib, resource, shutil, sqlite3, statistics, subprocess, time


def run(command, **kw):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, **kw)
    wall = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout.decode(), wall, cpu


def tree_bytes(path):
    return sum(f.stat().st_size for f in pathlib.Path(path).rglob("*") if f.is_file())


def dateline(bin_dir, source, target):
    out, wall, cpu = run([f"{bin_dir}/dateline-index", "add", "--archive", target, "--no-entities", "--report", "json", source])
    report = json.loads(out)
    return {"wall": wall, "cpu": cpu, "peak_mib": report["peak_mib"], "bytes": tree_bytes(target)}


def sqlite_fts5(bin_dir, source, target):
    code = ("import sqlite3,json,sys\n"
            "db=sqlite3.connect(sys.argv[2]+'/fts.db')\n"
            "db.execute(\"create virtual table a using fts5(id unindexed, headline, body, tokenize='porter unicode61')\")\n"
            "rows=(json.loads(l) for l in open(sys.argv[1]))\n"
            "db.executemany('insert into a values(?,?,?)',((r['id'],r['headline'],r['body']) for r in rows))\n"
            "db.commit()\n")
    os.makedirs(target)
    _, wall, cpu = run(["python3", "-c", code, source, target])
    return {"wall": wall, "cpu": cpu, "peak_mib": None, "bytes": tree_bytes(target)}


def scriptindex(bin_dir, source, target):
    os.makedirs(target)
    script, dump = target + "/script", target + "/dump"
    pathlib.Path(script).write_text("id : boolean=Q unique=Q field\nheadline : index weight=3 index field\nbody : index field\n")
    with open(source) as records, open(dump, "w") as out:
        for line in records:
            r = json.loads(line)
            body = r["body"].replace("\n", "\n=")
            out.write(f"id={r['id']}\nheadline={r['headline']}\nbody={body}\n\n")
    _, wall, cpu = run(["scriptindex", "--stemmer=english", target + "/db", script, dump])
    os.remove(dump)
    return {"wall": wall, "cpu": cpu, "peak_mib": None, "bytes": tree_bytes(target)}


QUERIES = {"1 %": "onepercent", "10 %": "tenpercent", "50 %": "halfofall", "100 %": "everyarticle", "AND": "alphaword betaword",
           "OR": "alphaword OR betaword", "phrase": '"alphaword betaword"', "date": "halfofall published:2010"}


def searching(bin_dir, archive, rounds):
    times = {}
    for _ in range(rounds * 5):
        for name, query in QUERIES.items():
            for facets in ([], ["--facet", "person,org,place", "--timeline", "month"]):
                command = [f"{bin_dir}/dateline-search", "--archive", archive, "--format", "json", *facets, query]
                _, wall, cpu = run(command)
                times.setdefault((name, bool(facets)), []).append((cpu * 1000, wall * 1000))
    for (name, facets), both in times.items():
        cpu, wall = sorted(c for c, _ in both), sorted(w for _, w in both)
        p95 = lambda v: v[min(len(v) - 1, int(len(v) * 0.95))]
        print(f"  {name:8}{' + facets, timeline' if facets else '':20} cpu ms {statistics.median(cpu):6.1f} (95 %: {p95(cpu):.1f})"
              f"   wall ms {statistics.median(wall):6.1f} (95 %: {p95(wall):.1f})")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--bin", default="build/bin"); p.add_argument("--work", required=True)
    p.add_argument("--articles", default="10000"); p.add_argument("--rounds", type=int, default=3); p.add_argument("--peers", action="store_true")
    a = p.parse_args()
    os.makedirs(a.work, exist_ok=True)
    contestants = {"dateline": dateline}
    if a.peers:
        contestants["sqlite fts5"] = sqlite_fts5
        if shutil.which("scriptindex"): contestants["scriptindex"] = scriptindex
    for n in (int(x) for x in a.articles.split(",")):
        source = f"{a.work}/gen-{n}.jsonl"
        if not os.path.exists(source):
            with open(source, "wb") as out: subprocess.run([f"{a.bin}/dateline-generate", "--articles", str(n)], stdout=out, check=True)
        text = os.path.getsize(source)
        rows = {name: [] for name in contestants}
        for _ in range(a.rounds):
            for name, contestant in contestants.items():
                target = f"{a.work}/{name.replace(' ', '-')}-{n}"
                shutil.rmtree(target, ignore_errors=True)
                rows[name].append(contestant(a.bin, source, target))
        print(f"{n} articles, {text / 2**20:.0f} MiB of JSON Lines, medians of {a.rounds} interleaved rounds")
        for name, results in rows.items():
            m = lambda key: statistics.median(r[key] for r in results)
            peak = f", peak {m('peak_mib'):.0f} MiB" if results[0]["peak_mib"] else ""
            print(f"  {name:12} {n / m('wall'):8.0f} articles/s {text / 2**20 / m('wall'):6.1f} MiB/s  cpu {m('cpu'):6.1f} s"
                  f"  bytes {m('bytes') / text:.2f} of the input{peak}")
        print(run([f"{a.bin}/dateline-index", "info", "--archive", f"{a.work}/dateline-{n}"])[0])
        searching(a.bin, f"{a.work}/dateline-{n}", a.rounds)


if __name__ == "__main__":
    main()
