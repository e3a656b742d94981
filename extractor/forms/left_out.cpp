#include "forms/left_out.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "text/amount.h"
#include "text/printed_figures.h"

namespace yusuan::forms {
namespace {

// Rows outside every grid: this many lines with this many amounts together. Sentences state amounts among words; in a
// row they stand behind what it is about.
constexpr int kFewestLines = 3;
constexpr int kFewestAmounts = 6;
constexpr int kMostWords = 2;
// An amount without a decimal point or separators has more digits than a year.
constexpr std::size_t kLongInteger = 5;
// A message names this many of the figures.
constexpr std::size_t kNamedFigures = 3;

template <typename Use>
void each_word(std::string_view text, const Use& use) {
  constexpr std::string_view kSpaces = " \t\n\v\f\r";
  for (std::size_t from = text.find_first_not_of(kSpaces); from != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(kSpaces, from), text.size());
    use(text.substr(from, end - from));
    from = text.find_first_not_of(kSpaces, end);
  }
}

// How many amounts the line holds when it looks like a row: at most a code and a name in front, an amount at the end.
int amounts_of_row(const TextLine& line) {
  int amounts = 0, words = 0;
  bool amount = false;
  each_word(line.text, [&](std::string_view word) {
    amount = (word.find_first_of(".,") != std::string_view::npos || word.size() >= kLongInteger) &&
             text::parse_amount(word).has_value();
    amounts += amount;
    ++words;
  });
  return amount && words <= amounts + kMostWords ? amounts : 0;
}

// The figures with a decimal point or thousands separators in a text, and long integers if wanted, without separators.
std::vector<std::string> figures_in(std::string_view text, bool integers = false) {
  std::vector<std::string> figures;
  for (text::FigureInText& figure : text::printed_figures(text, integers ? kLongInteger : 0))
    figures.push_back(std::move(figure.digits));
  return figures;
}

// Of a line that looks like a row; the integer in front is its code.
std::vector<std::string> figures_of_row(const TextLine& line) {
  std::vector<std::string> figures;
  bool front = true;
  each_word(line.text, [&](std::string_view word) {
    for (std::string& figure : figures_in(word, !front && text::parse_amount(word).has_value()))
      figures.push_back(std::move(figure));
    front = false;
  });
  return figures;
}

// Calls `use` with the page and text of each cell and each note.
template <typename Use>
void each_text_of_tables(const Document& document, const Use& use) {
  for (const Table& table : document.tables) {
    for (const Row& row : table.rows)
      for (const TableCell& cell : row.cells)
        if (cell.text) use(page_of(row, cell), *cell.text);
    if (!table.note) continue;
    for (const int page : table.pages) use(page, *table.note);
  }
}

// The figures of a result, by page. What stands at the end of a page may belong to a row that began on the one before.
class HeldFigures {
 public:
  explicit HeldFigures(const Document& document) {
    each_text_of_tables(document, [this](int page, const std::string& text) { add(page, text); });
    for (const Performance& form : document.performance)
      for (const int page : form.pages) add(form, page);
  }

  bool take(int page, const std::string& figure) {
    if (in_forms_.count({page, figure}) > 0) return true;
    for (const int at : {page, page - 1}) {
      const auto figures = figures_.find(at);
      if (figures == figures_.end()) continue;
      const auto held = figures->second.find(figure);
      if (held == figures->second.end() || held->second == 0) continue;
      --held->second;
      return true;
    }
    return false;
  }

 private:
  void add(int page, std::string_view text) {
    auto& figures = figures_[page];
    for (std::string& figure : figures_in(text)) ++figures[std::move(figure)];
  }
  void add_form(int page, std::string_view text) {
    for (std::string& figure : figures_in(text)) in_forms_.emplace(page, std::move(figure));
  }
  void add(const Performance& form, int page) {
    for (const auto* text : {&form.project, &form.department, &form.objective})
      if (*text) add_form(page, **text);
    for (const auto* amount : {&form.total, &form.fiscal, &form.other, &form.carryover})
      if (*amount) add_form(page, (*amount)->to_string());
    for (const FormFigure& figure : form.funds) add_form(page, figure.text);
    for (const FormRow& row : form.rows)
      for (const std::string& cell : row.cells) add_form(page, cell);
    for (const Indicator& indicator : form.indicators) {
      add_form(page, indicator.target);
      for (const std::string& level : indicator.levels) add_form(page, level);
      for (const auto* text : {&indicator.basis, &indicator.previous, &indicator.weight, &indicator.scoring,
                               &indicator.actual, &indicator.score})
        if (*text) add_form(page, **text);
    }
  }

  std::map<int, std::unordered_map<std::string, int>> figures_;  ///< how often, by page
  std::set<std::pair<int, std::string>> in_forms_;  ///< a form says a figure several times, the result once
};

// `4 figures (1.00, 2.00, 3.00, …)`
std::string counted(const std::vector<std::string>& figures) {
  std::string text = std::to_string(figures.size()) + (figures.size() == 1 ? " figure (" : " figures (");
  for (std::size_t i = 0; i < figures.size() && i < kNamedFigures; ++i) text += (i ? ", " : "") + figures[i];
  return text + (figures.size() > kNamedFigures ? ", …)" : ")");
}

std::vector<std::string> missing_figures(const Grid& grid, HeldFigures& held) {
  std::vector<std::string> missing;
  for (const Cell& cell : grid.cells) {
    if (cell.text.find("。") != std::string::npos) continue;  // a sentence in a frame
    for (std::string& figure : figures_in(cell.text))
      if (!held.take(grid.page, figure)) missing.push_back(std::move(figure));
  }
  return missing;
}

std::optional<Diagnostic> lines_outside(const PageLayout& layout) {
  const TextLine* first = nullptr;
  int lines = 0, amounts = 0;
  for (const TextLine& line : layout.lines) {
    const int found = amounts_of_row(line);
    if (found == 0) continue;
    if (first == nullptr) first = &line;
    ++lines;
    amounts += found;
  }
  if (lines < kFewestLines || amounts < kFewestAmounts) return std::nullopt;
  return Diagnostic{Severity::kWarning, "figures_outside",
                    std::to_string(lines) + " lines of amounts stand in no table; rows may be missing", layout.number,
                    first->box};
}

// What cells, notes and sentences say, by page. A sentence may go on behind the page that it begins on. Texts are
// searched when a figure of their page is looked for: most pages of tables have none outside of them.
class SaidFigures {
 public:
  explicit SaidFigures(const Document& document) {
    const auto add = [this](int page, const std::string& text) { pages_[page].unread.push_back(text); };
    each_text_of_tables(document, add);
    for (const Statement& statement : document.statements) add(statement.page, statement.text);
    for (const GlossaryEntry& entry : document.glossary) add(entry.page, entry.definition);
  }

  // A figure that breaks at the end of its line is said when one that begins or ends with it is.
  bool says(int page, const std::string& figure, bool first, bool last) {
    for (const int at : {page, page - 1}) {
      const auto said = pages_.find(at);
      if (said == pages_.end()) continue;
      read(said->second);
      const auto& [unread, whole, reversed] = said->second;
      if (whole.count(figure) > 0 || (last && begins_one(whole, figure)) ||
          (first && begins_one(reversed, {figure.rbegin(), figure.rend()})))
        return true;
    }
    return false;
  }

 private:
  struct Page {
    std::vector<std::string_view> unread;
    std::set<std::string> whole, reversed;  ///< figures; from their last digit
  };
  static void read(Page& page) {
    for (const std::string_view text : std::exchange(page.unread, {}))
      for (std::string& figure : figures_in(text, true)) {
        page.reversed.emplace(figure.rbegin(), figure.rend());
        page.whole.insert(std::move(figure));
      }
  }
  static bool begins_one(const std::set<std::string>& figures, const std::string& beginning) {
    const auto next = figures.lower_bound(beginning);
    return next != figures.end() && next->starts_with(beginning);
  }

  std::map<int, Page> pages_;
};

// Lines of one kind whose figures nothing says.
struct UnsaidLines {
  std::vector<std::string> figures;
  const TextLine* first = nullptr;
};

// Rows or sentences of a page.
UnsaidLines unsaid_lines(const PageLayout& layout, bool rows, SaidFigures& said) {
  UnsaidLines unsaid;
  for (const TextLine& line : layout.lines) {
    if (line.furniture || (amounts_of_row(line) > 0) != rows) continue;
    auto figures = rows ? figures_of_row(line) : figures_in(line.text);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (said.says(layout.number, figures[i], i == 0, i + 1 == figures.size())) continue;
      if (unsaid.first == nullptr) unsaid.first = &line;
      unsaid.figures.push_back(std::move(figures[i]));
    }
  }
  return unsaid;
}

}  // namespace

std::vector<Diagnostic> figures_left_out(const std::vector<PageLayout>& layouts, const std::vector<LeftTable>& left,
                                         const Document& document) {
  std::map<const Grid*, const std::string*> reasons;
  for (const LeftTable& table : left)
    for (const Grid* grid : table.table->grids) reasons.emplace(grid, &table.reason);
  HeldFigures held(document);
  std::vector<Diagnostic> warnings;
  for (const PageLayout& layout : layouts) {
    for (const Grid& grid : layout.grids) {
      const auto missing = missing_figures(grid, held);
      if (missing.empty()) continue;
      const auto reason = reasons.find(&grid);
      const std::string figures = counted(missing);
      if (reason != reasons.end())
        warnings.push_back({Severity::kWarning, "table_left_out",
                            "a grid with " + figures + " is no table of the disclosure: " + *reason->second, grid.page,
                            grid.box});
      else
        warnings.push_back({Severity::kWarning, "figures_left_out",
                            figures + " of this table stand in none of its rows", grid.page, grid.box});
    }
    if (auto lines = lines_outside(layout)) warnings.push_back(std::move(*lines));
  }
  return warnings;
}

std::vector<Diagnostic> rows_unsaid(const std::vector<PageLayout>& layouts, const Document& document) {
  SaidFigures said(document);
  std::vector<Diagnostic> found;
  for (const PageLayout& layout : layouts) {
    const auto [figures, first] = unsaid_lines(layout, true, said);
    if (first != nullptr && !lines_outside(layout))
      found.push_back({Severity::kWarning, "figures_outside",
                       counted(figures) + " stand in no table and no sentence; a row may be missing", layout.number,
                       first->box});
  }
  return found;
}

std::vector<Diagnostic> text_unsaid(const std::vector<PageLayout>& layouts, const Document& document) {
  SaidFigures said(document);
  std::vector<Diagnostic> found;
  for (const PageLayout& layout : layouts)
    if (const auto [figures, first] = unsaid_lines(layout, false, said); first != nullptr)
      found.push_back({Severity::kInfo, "figures_elsewhere", counted(figures) + " of the text stand in no statement",
                       layout.number, first->box});
  return found;
}

}  // namespace yusuan::forms
