"""What there was to choose from: the best of all readings that the finders propose, beside the one that won."""
import json
import subprocess

import compare


def readings(program, path):
    """For each page, by its number: [(origin, objections, relations)] without repetitions; {} when the file cannot be read."""
    done = subprocess.run([program, str(path)], capture_output=True, timeout=300)
    if done.returncode:
        return {}
    pages = {}
    for page in json.loads(done.stdout)["pages"]:
        seen = {}
        for c in page["candidates"]:
            if not c["cells"]:
                continue
            found = compare.relations(compare.grid_of(c))
            key = frozenset(found.items())
            # Of equal readings the one that the least speaks against.
            if key not in seen or len(c["objections"]) < len(seen[key][1]):
                seen[key] = (c["origin"], c["objections"], found)
        pages[page["page"]] = list(seen.values())
    return pages


def f1(want, given):
    total = sum(want.values()) + sum(given.values())
    return 2 * sum((want & given).values()) / total if total else 1.0


def best_of(pages, part):
    """(F1, origin, objections) of the reading nearest to a true part of a table; of equal ones that which the least speaks against."""
    want = compare.relations(part["rows"])
    scored = [(f1(want, found), -len(objections), origin, objections) for origin, objections, found in pages.get(part["page"], [])]
    score, _, origin, objections = max(scored, default=(0.0, 0, "none", []))
    return score, origin, objections
