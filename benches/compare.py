"""Compares Zhengming with ripgrep and pyahocorasick on real text, and measures its limits.

    cargo build --release --workspace --examples --bins
    pip install pyahocorasick
    python3 benches/compare.py [--corpus ../shared/corpus] [--write docs/performance.md]

Needs ripgrep, GNU sort and uniq, taskset. Counts are compared before anything is timed: a figure of
a tool that finds something else is worth nothing. Every time is the best of several runs of the
whole command, reading the file included; the page cache is warm for all of them.
"""

import argparse
import collections
import csv
import datetime
import json
import lzma
import os
import pathlib
import platform
import random
import re
import subprocess
import sys
import time
import tomllib

import ahocorasick

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILT = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release"
ZHENGMING = BUILT / "zhengming"
AUTOMATON = BUILT / "examples" / "automaton"
WORK = ROOT / "target" / "compare"
HAN = r"\u2e80-\u9fff\uf900-\ufaff"


def column(corpus):
    """The Chinese column of all pair files, one paragraph a line."""
    for path in sorted((corpus / "un" / "pairs").glob("*.tsv.xz")):
        with lzma.open(path, "rt", encoding="utf-8", newline="\n") as file:
            header = next(file).rstrip("\n").split("\t")
            at = header.index("zh")
            for line in file:
                yield line.rstrip("\n").split("\t")[at]


def write_texts(corpus):
    """The column at its own size, cleaned of blanks beside Han, at 100 MB and at 1 GB."""
    WORK.mkdir(parents=True, exist_ok=True)
    real = WORK / "zh.txt"
    text = "\n".join(column(corpus)) + "\n"
    real.write_text(text, encoding="utf-8")
    clean = re.sub(rf"(?<=[{HAN}，。；：、《》（）]) +| +(?=[{HAN}，。；：、《》（）])", "", text)
    clean = re.sub(r"[\u200b-\u200f\ufeff\xad]", "", clean)
    (WORK / "clean.txt").write_text(clean, encoding="utf-8")
    data = text.encode()
    for name, size in (("zh100.txt", 100_000_000), ("zh1000.txt", 1_000_000_000)):
        with open(WORK / name, "wb") as file:
            written = 0
            while written + len(data) <= size:
                written += file.write(data)
            file.write(data[: data.rfind(b"\n", 0, size - written) + 1])


def core_terms():
    """Chinese forms of the core glossary without gaps, and those that count anywhere and have no conditions."""
    every, free = set(), set()
    for path in sorted((ROOT / "glossary").glob("*.toml")):
        for concept in tomllib.loads(path.read_text(encoding="utf-8")).get("concept", []):
            for term in concept.get("zh", []):
                entry = {"term": term} if isinstance(term, str) else term
                if "…" not in entry["term"]:
                    every.add(entry["term"])
                    if not entry.keys() & {"only_for", "position", "not_in"}:
                        free.add(entry["term"])
    return sorted(every), sorted(free)


def write_glossary(path, forms):
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["concept", "lang", "term", "status"])
        for number, form in enumerate(forms):
            rows.writerow([f"c{number}", "zh", form, "preferred"])


def many_terms(corpus, forms, count):
    """`count` terms: the core forms, then a large software term list, then compounds of its terms."""
    table = corpus / "terms" / "microsoft" / "Termbase.csv"
    pool = set()
    with open(table, encoding="utf-8-sig", newline="") as file:
        for row in csv.reader(file):
            pool.update(cell.strip() for cell in row if re.fullmatch(rf"[{HAN}]{{2,16}}", cell.strip()))
    pool = sorted(pool - set(forms))
    chosen = list(forms[:count])
    chosen += pool[: count - len(chosen)]
    dice = random.Random(1)
    seen = set(chosen)
    while len(chosen) < count:
        compound = dice.choice(pool) + dice.choice(pool)
        if compound not in seen:
            seen.add(compound)
            chosen.append(compound)
    return chosen


def run(command, repeat=1, core=None):
    """Best wall time and largest memory of a command, and what it printed in the last run."""
    prefix = ["taskset", "-c", str(core)] if core is not None else []
    best, output = float("inf"), b""
    for _ in range(repeat):
        start = time.perf_counter()
        done = subprocess.run(prefix + command, stdout=subprocess.PIPE, check=False)
        best = min(best, time.perf_counter() - start)
        if done.returncode not in (0, 1):
            sys.exit(f"{command} failed with {done.returncode}")
        output = done.stdout
    return best, output


def peak_memory(command):
    """Peak resident memory of a command in MB."""
    script = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script, *map(str, command)], stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / 1000, time.perf_counter() - start


def report(path, *options):
    return [str(ZHENGMING), "report", "--quiet", "--format", "json", *options, str(path)]


def check(path, *options):
    return [str(ZHENGMING), "check", "--quiet", "--format", "json", *options, str(path)]


def counts_of_report(output):
    counts = collections.Counter()
    for concept in json.loads(output)["concepts"]:
        for term in concept["terms"]:
            counts[term["term"]] += term["count"] + term["nested"] + term["shielded"]
    return counts


def counts_of_ripgrep(output):
    counts = collections.Counter()
    for line in output.decode().splitlines():
        count, _, form = line.strip().partition(" ")
        counts[form] = int(count)
    return counts


def automaton(forms):
    made = ahocorasick.Automaton()
    for form in forms:
        made.add_word(form, form)
    made.make_automaton()
    return made


def meets_no_other(forms):
    """Forms that neither hold, nor lie in, nor overlap another form: no rule about overlaps counts."""
    suffixes = collections.defaultdict(set)
    prefixes = collections.defaultdict(set)
    for form in forms:
        for at in range(1, len(form)):
            prefixes[form[:at]].add(form)
            suffixes[form[at:]].add(form)
    found = automaton(forms)
    lone = set(forms)
    for form in forms:
        inside = {word for _, word in found.iter(form)} - {form}
        if inside:
            lone -= inside | {form}
        for at in range(1, len(form)):
            if suffixes.get(form[:at], set()) - {form} or form[:at] in suffixes:
                lone.discard(form)
            if prefixes.get(form[at:], set()) - {form} or form[at:] in prefixes:
                lone.discard(form)
    return lone


def check_counts(forms, pipeline, glossary):
    """On the cleaned column all tools agree; on the real one Zhengming finds the torn terms too."""
    lone = meets_no_other(forms)
    results = {}
    for name in ("clean.txt", "zh.txt"):
        path = WORK / name
        ours = counts_of_report(run(report(path, "--glossary", str(glossary)))[1])
        theirs = counts_of_ripgrep(run(pipeline(path))[1])
        python = collections.Counter(
            word for line in open(path, encoding="utf-8") for _, word in automaton(forms).iter(line) if word in lone
        ) if name == "clean.txt" else None
        for form in lone:
            if python is not None and not ours[form] == theirs[form] == python[form]:
                sys.exit(f"{form}: {ours[form]} here, {theirs[form]} by ripgrep, {python[form]} by pyahocorasick")
            if ours[form] < theirs[form]:
                sys.exit(f"{form}: ripgrep finds {theirs[form]}, Zhengming {ours[form]}")
        results[name] = (sum(ours[form] for form in lone), sum(theirs[form] for form in lone))
    return len(lone), results


def automata(text):
    """Name and seconds of each automaton of the Rust crate, which must find the same."""
    _, output = run([str(AUTOMATON), str(WORK / "all.txt"), str(text)], core=0)
    rows = [line.split() for line in output.decode().splitlines()]
    if len({matches for _, matches, _ in rows}) != 1:
        sys.exit(f"the automata differ: {rows}")
    return [(name.upper(), float(seconds)) for name, _, seconds in rows]


def python_speed(forms, path):
    found = automaton(forms)
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        counts = collections.Counter()
        with open(path, encoding="utf-8") as file:
            for line in file:
                for _, word in found.iter_long(line):
                    counts[word] += 1
        best = min(best, time.perf_counter() - start)
    return best


def small_files(corpus, number):
    folder = WORK / "small"
    folder.mkdir(exist_ok=True)
    sources = sorted((corpus / "un").glob("*/txt/*.zh.txt"))
    sources = [path.read_bytes()[:6000].decode("utf-8", "ignore") for path in sources]
    for at in range(number):
        (folder / f"{at:05}.zh.txt").write_text(sources[at % len(sources)], encoding="utf-8")
    return folder, sum(path.stat().st_size for path in folder.iterdir())


def version(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()[0]


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if "model name" in line), "?")
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=pathlib.Path, default=ROOT / ".." / "shared" / "corpus")
    options.add_argument("--write", type=pathlib.Path)
    arguments = options.parse_args()
    write_texts(arguments.corpus)
    every, forms = core_terms()
    for name, list_ in (("terms.txt", forms), ("all.txt", every)):
        (WORK / name).write_text("\n".join(list_) + "\n", encoding="utf-8")
    glossary = WORK / "terms.csv"
    write_glossary(glossary, forms)
    pipeline = lambda path, terms="terms.txt": [
        "bash", "-c", f"rg --no-filename -oF -f '{WORK / terms}' '{path}' | LC_ALL=C sort | uniq -c"
    ]

    rows = []
    tell = lambda what, figure: (rows.append((what, figure)), print(f"{what}: {figure}", flush=True))
    lone, results = check_counts(forms, pipeline, glossary)
    clean, real = results["clean.txt"], results["zh.txt"]
    tell(f"counts of the {lone} terms that meet no other, cleaned text", f"{clean[0]} by all three tools")
    tell("the same in the text as it is", f"{real[0]}, by ripgrep {real[1]} ({real[0] - real[1]} torn terms more)")

    big = WORK / "zh100.txt"
    megabytes = big.stat().st_size / 1e6
    speed = lambda seconds: f"{megabytes / seconds:.0f} MB/s ({seconds:.2f} s)"
    one, _ = run(report(big, "--threads", "1"), 5, core=0)
    tell("core glossary, both languages, one core, file to counts", speed(one))
    two, _ = run(report(big, "--threads", "2"), 5)
    tell("the same, two cores", speed(two))
    grep, _ = run(pipeline(big, "all.txt"), 3)
    tell(f"ripgrep, sort and uniq with its {len(every)} Chinese forms, two cores", speed(grep))
    tell("Zhengming against ripgrep", f"{grep / two:.1f} × as fast, in both languages")
    same, _ = run(report(big, "--threads", "2", "--glossary", str(glossary)), 5)
    grep, _ = run(pipeline(big), 3)
    tell(f"ripgrep, sort and uniq with the {len(forms)} forms without conditions, two cores", speed(grep))
    tell("Zhengming with the same terms, two cores", f"{speed(same)}, {grep / same:.1f} × as fast")
    for name, seconds in automata(big):
        tell(f"the {name} of aho-corasick alone, {len(every)} forms, text in memory, one core",
             f"{speed(seconds)}; the whole command {seconds / one:.2f} × as fast")
    python = python_speed(forms, WORK / "zh.txt") * megabytes * 1e6 / (WORK / "zh.txt").stat().st_size
    tell("pyahocorasick with the same terms, one core", f"{speed(python)}, Zhengming {python / one:.1f} × as fast")

    speeds = {}
    for count in (1_000, 50_000):
        path = WORK / f"terms{count}.csv"
        write_glossary(path, many_terms(arguments.corpus, forms, count))
        start, _ = run(report(ROOT / "seeds" / "A-RES-73-266.zh.txt", "--threads", "1", "--glossary", str(path)), 5, core=0)
        seconds, _ = run(report(big, "--threads", "1", "--glossary", str(path)), 5, core=0)
        speeds[count] = seconds - start
        tell(f"{count} terms, one core", f"{speed(seconds)}, of which start-up {start * 1000:.0f} ms")
    loss = 1 - speeds[1_000] / speeds[50_000]
    tell("loss of speed from 1,000 to 50,000 terms, start-up apart", f"{loss:.0%}")

    memory, seconds = peak_memory(report(WORK / "zh1000.txt"))
    tell("1 GB file, two cores", f"{memory:.0f} MB peak, {seconds:.1f} s ({seconds / two:.1f} × the time for 100 MB)")
    for number in (1_000, 10_000):
        folder, size = small_files(arguments.corpus, number)
        memory, seconds = peak_memory(report(folder))
        tell(f"{number} small files ({size / 1e6:.0f} MB)", f"{memory:.0f} MB peak, {seconds:.2f} s")
    for options in ((), ("--select", "all")):
        memory, seconds = peak_memory(check(folder, *options))
        name = " ".join(("check", *options))
        tell(f"{name} over the {number} small files", f"{memory:.0f} MB peak, {seconds:.2f} s")
        memory, seconds = peak_memory(check(arguments.corpus / "un" / "pairs", *options))
        tell(f"{name} over the tables of 2,031 documents, both languages", f"{memory:.0f} MB peak, {seconds:.2f} s")
    seed = ROOT / "seeds" / "A-RES-73-266.zh.txt"
    tell("one resolution, start to finish", f"{run([str(ZHENGMING), 'report', str(seed)], 20)[0] * 1000:.0f} ms")

    table = "\n".join(["| what | figure |", "| --- | --- |"] + [f"| {what} | {figure} |" for what, figure in rows])
    tools = ", ".join([version(str(ZHENGMING), "-V"), version("rg", "--version"), version("rustc", "--version"),
                       f"pyahocorasick {ahocorasick.__version__ if hasattr(ahocorasick, '__version__') else ''}".strip(),
                       f"Python {platform.python_version()}"])
    if arguments.write:
        record(arguments.write, table, tools)


def record(path, table, tools):
    """Puts the run between the markers of the document."""
    text = path.read_text(encoding="utf-8")
    begin, end = "<!-- run -->", "<!-- end of run -->"
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    run_text = f"{begin}\n{datetime.date.today().isoformat()}; {machine()}; {tools}.\n\n{table}\n{end}"
    path.write_text(head + run_text + tail, encoding="utf-8")


if __name__ == "__main__":
    main()
