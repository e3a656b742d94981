#include "grid/region_rules.h"

#include <algorithm>

namespace yusuan::grid {
namespace {

// Of the table's width: a rule this long is drawn across it.
constexpr double kWideRule = 0.6;
// Of the table's width: labels take more.
constexpr double kLabels = 0.1;
// In line heights: a rule above or below a table, this near, belongs to it.
constexpr double kRuleNear = 1.5;
// Characters of a rule that is typed.
constexpr std::size_t kTypedRule = 4;
// Of the widest gap below, and of a line's height: a line of something else stands so far above a table.
constexpr double kApart = 1.6;

// `label:` or `label: value`; the colon of a time stands behind a digit.
bool is_field(const Chunk& chunk) {
  const std::string text = chunk_text(chunk);
  const std::size_t colon = std::min(text.find(':'), text.find("："));
  return colon != std::string::npos && colon > 0 && (text[colon - 1] < '0' || text[colon - 1] > '9');
}

// Every text is a field or the value of the one before it.
bool has_fields_only(const ChunkLine& line) {
  for (std::size_t c = 0; c < line.chunks.size(); ++c) {
    const Chunk& chunk = line.chunks[c];
    const bool value = c > 0 && (chunk.figure || ends_with_colon(line.chunks[c - 1]));
    if (!is_field(chunk) && !value) return false;
  }
  return true;
}

// The fields above a rule with a table below it.
void cut_fields(Region& region, double rule) {
  auto& lines = region.lines;
  const auto below =
      std::find_if(lines.begin(), lines.end(), [&](const ChunkLine* line) { return line->box.center_y() > rule; });
  if (lines.end() - below < 2) return;
  if (std::all_of(lines.begin(), below, [](const ChunkLine* line) { return has_fields_only(*line); }))
    lines.erase(lines.begin(), below);
}

// `------` and `======` between rows: rules typed as text.
bool is_typed_rule(const Word& word) {
  return word.text.size() >= kTypedRule && (word.text.find_first_not_of('-') == std::string::npos ||
                                            word.text.find_first_not_of('=') == std::string::npos);
}

// Whether the line before line i stands further from it than the lines below from each other, and no rule below that.
bool stands_apart(const std::vector<const ChunkLine*>& lines, std::size_t i) {
  if (i + 3 > lines.size()) return false;
  const auto gap = [&](std::size_t at) { return lines[at]->box.y0 - lines[at - 1]->box.y1; };
  double widest = 0;
  for (std::size_t at = i + 1; at < lines.size(); ++at) widest = std::max(widest, gap(at));
  return gap(i) > kApart * std::max(widest, lines[i]->height);
}

}  // namespace

std::vector<Ruling> with_typed_rules(std::vector<Ruling> rules, std::vector<const Word*>& words) {
  std::erase_if(words, [&](const Word* word) {
    if (!is_typed_rule(*word)) return false;
    rules.push_back({Axis::kHorizontal, word->box.center_y(), word->box.x0, word->box.x1, 1});
    return true;
  });
  std::stable_sort(rules.begin(), rules.end(),
                   [](const Ruling& a, const Ruling& b) { return a.position < b.position; });
  return rules;
}

Rect tabular_box(const std::vector<const ChunkLine*>& lines) {
  Rect box;
  for (const ChunkLine* line : lines)
    if (line->chunks.size() > 1) box = box == Rect{} ? line->box : united(box, line->box);
  return box;
}

void gather_rules(Region& region, const std::vector<Ruling>& rules) {
  const Rect box = tabular_box(region.lines);
  const double near = kRuleNear * region.lines.front()->height;
  for (const Ruling& rule : rules) {
    if (rule.position < region.lines.front()->box.y0 - near || rule.position > box.y1 + near) continue;
    if (overlap(rule.from, rule.to, box.x0, box.x1) > 0.5 * (rule.to - rule.from)) region.rules.push_back(rule);
  }
}

std::vector<double> wide_rules(const Region& region, const Rect& box) {
  std::vector<double> heights;
  for (std::size_t i = 0; i < region.rules.size();) {
    double covered = 0, from = region.rules[i].from;
    std::size_t j = i;
    for (; j < region.rules.size() && region.rules[j].position - region.rules[i].position < 3; ++j) {
      covered += std::max(0.0, overlap(region.rules[j].from, region.rules[j].to, box.x0, box.x1));
      from = std::min(from, region.rules[j].from);
    }
    // One that leaves out the labels stands below a name of the other columns.
    if (covered >= kWideRule * box.width() && from < box.x0 + kLabels * box.width())
      heights.push_back(region.rules[i].position);
    i = j;
  }
  return heights;
}

void cut_at_rules(Region& region, const std::vector<double>& wide) {
  for (const double y : wide) cut_fields(region, y);
  if (wide.size() < 2) return;
  auto& lines = region.lines;
  std::size_t above = 0;
  while (above < lines.size() && lines[above]->box.center_y() < wide.front()) ++above;
  std::size_t tabular = 0;
  for (std::size_t i = 0; i < above; ++i) tabular += lines[i]->chunks.size() > 1;
  if (above > 0 && above < lines.size()) {
    // Where rules part rows the first one follows the header.
    const bool parts_rows = 2 * wide.size() >= lines.size() - above;
    std::size_t title = above;
    if (tabular > 0 && (wide.size() == 2 || parts_rows || 3 * above >= lines.size()))
      for (title = parts_rows ? above : 0;
           title > 0 && lines[title - 1]->chunks.size() > 1 && !stands_apart(lines, title);)
        --title;
    lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(title));
  }
  while (!lines.empty() && lines.back()->chunks.size() < 2 && lines.back()->box.center_y() > wide.back() &&
         !ends_with_sum(lines))
    lines.pop_back();
}

}  // namespace yusuan::grid
