"""Scores what the program says of a document against its truth."""
import collections
import re
import unicodedata

FIGURE = re.compile(r"^[-(]?[\d,]*\d(?:\.\d+)?%?\)?$")


LEADERS = re.compile(r"[.…·]{4,}$")


def plain(text):
    """The text without spaces, other shapes of its characters and the dots that lead to the next cell."""
    return LEADERS.sub("", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text or "")))


def relations(rows):
    """Each text with the next one to its right and the next one below."""
    found = collections.Counter()
    grid = [[plain(c) for c in r] for r in rows]
    for sense, lines in ((">", grid), ("v", list(map(list, zip(*grid))))):
        for line in lines:
            texts = [t for t in line if t]
            found.update((a, b, sense) for a, b in zip(texts, texts[1:]))
    return found


def grid_of(table):
    rows = max(c["row"] + c["rowspan"] for c in table["cells"])
    columns = max(c["col"] + c["colspan"] for c in table["cells"])
    grid = [[""] * columns for _ in range(rows)]
    for c in table["cells"]:
        grid[c["row"]][c["col"]] = c["text"] or ""
    return grid


def score_tables(found, truth):
    """Yields (true part, right, wanted, given, figures lost) and counts the tables that nothing asked for, last."""
    grids = [(t["page"], grid_of(t)) for t in found if t["cells"]]
    used, scores = set(), []
    for table in truth:
        for part in table["parts"]:
            want = relations(part["rows"])
            options = [(sum((relations(g) & want).values()), i) for i, (page, g) in enumerate(grids) if page == part["page"] and i not in used]
            right, best = max(options, default=(0, None))
            given, texts = 0, collections.Counter()
            if best is not None and right:
                used.add(best)
                given = sum(relations(grids[best][1]).values())
                texts = collections.Counter(plain(c) for row in grids[best][1] for c in row)
            figures = collections.Counter(plain(c) for row in part["rows"] for c in row if c and FIGURE.match(plain(c)))
            scores.append((part, right, sum(want.values()), given, sum((figures - texts).values()), sum(figures.values())))
    return scores, len(grids) - len(used)


def score_whole(found, truth):
    """For each true table joined over its pages: rows right of rows, and whether it is found at all."""
    left, scores = list(found), []
    for table in truth:
        want = [tuple(plain(c) for c in r["cells"]) for r in table["whole"]["rows"]]
        titled = [t for t in left if plain(t["title"]) == plain(table["whole"]["title"])]
        count = lambda t: sum((collections.Counter(tuple(plain(c) for c in r["cells"]) for r in t["rows"]) & collections.Counter(want)).values())
        best = max(titled or left, key=count, default=None)
        if best is None:
            scores.append((table, 0, len(want), 0))
            continue
        left.remove(best)
        scores.append((table, count(best), len(want), len(best["rows"])))
    return scores, len(left)
