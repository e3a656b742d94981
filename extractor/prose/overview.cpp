#include "prose/overview.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <utility>

#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// A term is short; a colon further on belongs to the definition.
constexpr std::size_t kTermBytes = 90;
// Names of offices and units are short.
constexpr std::size_t kNameBytes = 150;

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool under(const SectionRuns& section, const Words& words) {
  return std::any_of(section.path.begin(), section.path.end(),
                     [&](const std::string& heading) { return any_in(words, heading); });
}

bool last_heading_has(const SectionRuns& section, const Words& words) {
  return !section.path.empty() && any_in(words, section.path.back());
}

std::string_view without_mark(const TextRun& run) {
  return text::trimmed(std::string_view(run.text).substr(mark_of(run.text).bytes));
}

std::string_view without_ends(std::string_view text, std::span<const std::string_view> ends) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view end : ends) {
      if (text.starts_with(end)) text.remove_prefix(end.size()), changed = true;
      if (text.ends_with(end)) text.remove_suffix(end.size()), changed = true;
    }
  }
  return text::trimmed(text);
}

std::string_view plain(std::string_view text) {
  static constexpr std::string_view ends[] = {"。", "；", "，", "、", "：", ";", ":", " "};
  return without_ends(text, ends);
}

// A、B（C、D）、E parts into three.
std::vector<std::string> enumerated(std::string_view text) {
  std::vector<std::string> names;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = text::next_code_point(text, at);
    if (c == U'（' || c == U'(') ++depth;
    if (c == U'）' || c == U')') --depth;
    const bool part = depth <= 0 && (c == U'、' || c == U'，' || c == U'；' || c == U'。');
    if (!part && at < text.size()) continue;
    if (const auto name = plain(text.substr(begin, (part ? here : at) - begin));
        !name.empty() && name.size() < kNameBytes)
      names.emplace_back(name);
    begin = at;
    if (c == U'。') break;
  }
  return names;
}

// （一）A。（二）B。 in one paragraph are two.
void add_duties(const TextRun& run, std::vector<std::string>& duties) {
  static constexpr std::string_view stop = "。";
  const std::string_view text = run.text;
  std::size_t begin = mark_of(text).bytes;
  const auto add = [&](std::size_t end) {
    if (const auto duty = text::trimmed(text.substr(begin, end - begin)); !duty.empty()) duties.emplace_back(duty);
  };
  for (std::size_t at = text.find(stop); at != std::string_view::npos; at = text.find(stop, at)) {
    at += stop.size();
    const MarkAt next = mark_of(text.substr(at));
    if (next.mark != run.mark) continue;
    add(at);
    begin = at = at + next.bytes;
  }
  add(text.size());
}

void read_duties(const std::vector<TextRun>& runs, const SectionRuns& section, const ProseVocabulary& words,
                 Overview& overview) {
  for (std::size_t i = section.begin; i < section.end; ++i)
    if (runs[i].mark != Mark::kNone && runs[i].mark != Mark::kTitle) add_duties(runs[i], overview.duties);
  if (!overview.duties.empty()) return;
  for (std::size_t i = section.begin; i < section.end; ++i) {
    // 主要职责是：A；B；C。
    std::string_view text = runs[i].text;
    const std::size_t colon = text.find("：");
    if (colon == std::string_view::npos || !any_in(words.duty_label, text.substr(0, colon))) continue;
    text.remove_prefix(colon + std::string_view("：").size());
    while (!text.empty()) {
      const std::size_t end = std::min(text.find("；"), text.size());
      if (const auto duty = plain(text.substr(0, end)); !duty.empty()) overview.duties.emplace_back(duty);
      text.remove_prefix(std::min(end + std::string_view("；").size(), text.size()));
    }
  }
}

void read_structure(const std::vector<TextRun>& runs, const SectionRuns& section, const ProseVocabulary& words,
                    Overview& overview) {
  bool units_follow = false;
  for (std::size_t i = section.begin; i < section.end; ++i) {
    const std::string_view text = runs[i].text;
    if (const std::size_t offices = text.find(':') == std::string_view::npos ? text.find("：") : text.find(':');
        overview.offices.empty() && offices != std::string_view::npos && any_in(words.offices, text.substr(0, offices)))
      overview.offices = enumerated(plain(text.substr(offices)));
    if (runs[i].mark == Mark::kNone)
      units_follow = any_in(words.units_below, text) &&
                     (text.ends_with("：") || text.ends_with(":") || any_in(words.units_listed, text));
    else if (units_follow && without_mark(runs[i]).size() < kNameBytes)
      overview.subordinate_units.emplace_back(plain(without_mark(runs[i])));
  }
}

// 序号 | 单位名称 | 备注
void read_unit_list(const std::vector<PageLayout>& layouts, const ProseVocabulary& words, Overview& overview) {
  for (const PageLayout& layout : layouts)
    for (const Grid& grid : layout.grids) {
      const auto header = std::find_if(grid.cells.begin(), grid.cells.end(), [&](const Cell& cell) {
        return cell.row == 0 && is_one_of(words.unit_column, cell.text);
      });
      if (header == grid.cells.end()) continue;
      for (const Cell& cell : grid.cells)
        // A form that is not filled in goes on with dots.
        if (cell.row > 0 && cell.col == header->col && !cell.text.empty() && !cell.text.starts_with("。"))
          overview.subordinate_units.push_back(cell.text);
      return;
    }
}

std::optional<int> whole(const std::optional<Decimal>& number) {
  if (!number || number->scale() != 0 || !std::in_range<int>(number->mantissa())) return std::nullopt;
  return static_cast<int>(number->mantissa());
}

void count(const Statement& statement, HeadCount& head) {
  if (!head.persons) head.persons = whole(statement.amount);
  if (head.change || !statement.change) return;
  head.change = whole(statement.change->amount);
  if (head.change && statement.change->direction == Direction::kDecrease) head.change = -*head.change;
}

void read_staffing(const std::vector<TextRun>& runs, const SectionRuns& section, const ProseVocabulary& words,
                   Document& document) {
  Staffing staffing;
  for (const Statement& statement : document.statements) {
    if (statement.section != section.path || !statement.subject.starts_with("staff_")) continue;
    if (staffing.page == 0) staffing.page = statement.page, staffing.box = statement.box;
    if (statement.subject == "staff_authorised") staffing.authorised = whole(statement.amount);
    if (statement.subject == "staff_actual") count(statement, staffing.actual);
    if (statement.subject == "staff_in_post") count(statement, staffing.in_post);
    if (statement.subject == "staff_retired") count(statement, staffing.retired);
    if (statement.subject == "staff_retired_with_honours") count(statement, staffing.retired_with_honours);
  }
  for (std::size_t i = section.begin; i < section.end && !staffing.authorised; ++i) {
    // Posts are at times counted without 人.
    const auto printed = patterns::first_captured(words.authorised, runs[i].text);
    int number = 0;
    if (!printed || std::from_chars(printed->data(), printed->data() + printed->size(), number).ec != std::errc{})
      continue;
    staffing.authorised = number;
    if (staffing.page == 0) {
      const Paragraph place = runs[i].place_of(0, runs[i].text.size());
      staffing.page = place.page, staffing.box = place.box;
    }
  }
  if (staffing.page != 0 && !document.staffing) document.staffing = std::move(staffing);
}

// Where the term ends and where its meaning begins.
struct Parting {
  std::size_t term = std::string_view::npos, definition = 0;
};

Parting part_entry(std::string_view text, bool marked, const ProseVocabulary& words) {
  for (const std::string_view colon : {"：", ":"})
    if (const std::size_t at = text.find(colon); at < kTermBytes) return {at, at + colon.size()};
  // In a paragraph without a mark the verb 是指 may be any sentence's; 指 alone stands behind a term.
  for (const std::string_view verb : words.defines)
    if (const std::size_t at = text.find(verb); at < kTermBytes && (marked || verb.size() < 4)) return {at, at};
  return {};
}

void read_glossary(const std::vector<TextRun>& runs, const SectionRuns& section, const ProseVocabulary& words,
                   std::vector<GlossaryEntry>& glossary) {
  for (std::size_t i = section.begin; i < section.end; ++i) {
    const std::string_view text = plain(without_mark(runs[i]));
    const auto [term, definition] = part_entry(text, runs[i].mark != Mark::kNone, words);
    if (term != std::string_view::npos &&
        (runs[i].mark != Mark::kNone || has(text, "。") || text.size() > kNameBytes)) {
      glossary.push_back({std::string(plain(text.substr(0, term))), std::string(text::trimmed(text.substr(definition))),
                          runs[i].lines.front()->page});
    } else if (!glossary.empty() && has(runs[i].text, "。")) {
      glossary.back().definition += std::string("\n").append(text);
    }
  }
}

}  // namespace

void read_overview(const std::vector<PageLayout>& layouts, const std::vector<TextRun>& runs,
                   const std::vector<SectionRuns>& sections, const ProseVocabulary& words, Document& document) {
  Overview overview;
  for (const SectionRuns& section : sections) {
    if (section.begin == section.end) continue;
    if (under(section, words.glossary)) {
      read_glossary(runs, section, words, document.glossary);
      continue;
    }
    const bool structure = last_heading_has(section, words.structure);
    if (!structure && !last_heading_has(section, words.duties)) continue;
    if (overview.page == 0) overview.page = runs[section.begin].lines.front()->page;
    if (structure) {
      read_structure(runs, section, words, overview);
      read_staffing(runs, section, words, document);
    } else if (overview.duties.empty()) {
      read_duties(runs, section, words, overview);
    }
  }
  for (const Statement& statement : document.statements)
    if (statement.subject == "office_count" && !overview.office_count) overview.office_count = whole(statement.amount);
  if (overview.page == 0) return;
  if (overview.subordinate_units.empty()) read_unit_list(layouts, words, overview);
  document.overview = std::move(overview);
}

}  // namespace yusuan::prose
