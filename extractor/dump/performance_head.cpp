#include "dump/performance_head.h"

#include <algorithm>

#include "dump/indicator_words.h"
#include "text/amount.h"
#include "text/pattern.h"
#include "text/spacing.h"
#include "text/utf8.h"

namespace yusuan {
namespace {

struct Field {
  Pattern label;
  std::optional<std::string>* text = nullptr;
  std::optional<Decimal>* amount = nullptr;
};

}  // namespace

void read_head(const std::string& text, Performance& performance) {
  std::optional<std::string> ignored;
  std::vector<Field> fields = {{Pattern("预算单位|主管部门|预算部门"), &performance.department},
                               {Pattern("(?:实施|执行)单位"), &performance.executing_unit},
                               {Pattern("项目名称"), &performance.project},
                               {Pattern("项目负责人"), &performance.owner},
                               {Pattern(R"(项目资金[（(](.{0,2}元)[）)])"), &ignored},
                               {Pattern("年度(?:预算|资金)总额"), nullptr, &performance.total},
                               {Pattern("(?:其中[:：])?财政拨款"), nullptr, &performance.fiscal},
                               {Pattern("其他资金"), nullptr, &performance.other},
                               {Pattern("(?:项目|年度)总体目标"), &performance.objective}};
  struct Found {
    std::size_t first, end;
    Field* field;
  };
  std::vector<Found> found;
  std::size_t from = 0;
  for (Field& field : fields) {
    const auto groups = field.label.captures(std::string_view(text).substr(from));
    if (!groups) continue;
    const auto first = static_cast<std::size_t>((*groups)[0].data() - text.data());
    found.push_back({first, first + (*groups)[0].size(), &field});
    if (groups->size() > 1) performance.money_unit = std::string((*groups)[1]);
    from = found.back().end;
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t end = i + 1 < found.size() ? found[i + 1].first : text.size();
    const std::string value = closed_up(text.substr(found[i].end, end - found[i].end));
    if (value.empty()) continue;
    if (found[i].field->text != nullptr) *found[i].field->text = value;
    if (found[i].field->amount == nullptr) continue;
    if (const auto amount = parse_amount(value)) *found[i].field->amount = amount->value;
  }
}

namespace {

// An objective is a sentence.
constexpr std::size_t kShortestObjective = 10;

struct Cell {
  std::string text;
  std::size_t line = 0;
  bool used = false;
};

// The pieces between the title and the last lines of the header.
std::vector<Cell> cells_above_indicators(const std::vector<DumpLine>& lines) {
  static const Pattern header("三级指标|指标值设"), narrow_header("^[一二]级指标?$|^标$");
  std::vector<Cell> cells;
  for (std::size_t i = 1; i < lines.size() && !header.matches(lines[i].text); ++i)
    for (const std::string& text : pieces_of(lines[i]))
      if (!narrow_header.matches(text) && !is_level(text) && !level_begun_by(text)) cells.push_back({text, i});
  return cells;
}

bool is_amount(const std::string& text) {
  static const Pattern pattern(R"(^[\d,]*\.?\d*$)");
  return pattern.matches(text);
}

bool is_label(const std::string& text) {
  static const Pattern pattern(
      "^(?:预算单位|主管部门|项目名称|项目负责人|年度(?:预算|资金)总额|(?:其中[:：]?)?财(?:政拨款)?|其中[:：]财|政拨款|"
      "其他资金|"
      "项目资金[（(].*|元[）)]|(?:项目|年度)总体目标|[（(]\\d{4}年度?[）)])$");
  return pattern.matches(text);
}

class TornHead {
 public:
  TornHead(std::vector<Cell> cells, const PerformanceWords& words, const Document& document, Performance& performance)
      : cells_(std::move(cells)), words_(words), document_(document), performance_(performance) {}

  void read() {
    performance_.total = amount_behind("^年度(?:预算|资金)总额$");
    performance_.other = amount_behind("^其他资金$");
    read_fiscal();
    read_unit();
    if (const auto owner = behind("^项目负责人$"); owner && !is_label(cells_[*owner].text))
      performance_.owner = use(*owner);
    read_names();
    read_objective();
  }

 private:
  const std::string& use(std::size_t i) {
    cells_[i].used = true;
    return cells_[i].text;
  }

  std::optional<std::size_t> behind(const std::string& label) const {
    const Pattern pattern(label);
    for (std::size_t i = 0; i + 1 < cells_.size(); ++i)
      if (pattern.matches(cells_[i].text)) return i + 1;
    return std::nullopt;
  }

  std::optional<Decimal> amount_behind(const std::string& label) {
    const auto at = behind(label);
    if (!at || !is_amount(cells_[*at].text)) return std::nullopt;
    const auto amount = parse_amount(use(*at));
    return amount ? std::optional(amount->value) : std::nullopt;
  }

  // The figures that are left, if they are what is left of the total.
  void read_fiscal() {
    std::string text;
    for (const Cell& cell : cells_)
      if (!cell.used && is_amount(cell.text)) text += cell.text;
    const auto amount = parse_amount(text);
    if (!amount || !performance_.total || !performance_.other) return;
    if (add(amount->value, *performance_.other) == performance_.total) performance_.fiscal = amount->value;
  }

  void read_unit() {
    static const Pattern pattern("^项目资金[（(](.{0,2}元)[）)]$");
    for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
      const std::string label = cells_[i].text + cells_[i + 1].text;
      if (const auto groups = pattern.captures(label)) performance_.money_unit = std::string((*groups)[1]);
    }
  }

  // The tables know the department and most projects. Where the labels of both stand one below the other, so do they.
  void read_names() {
    const auto label = behind("^预算单位$|^主管部门$");
    const bool below_each_other =
        label && cells_[*label].text == "项目名称" && cells_[*label].line == cells_[*label - 1].line + 1;
    for (std::size_t i = 0; i < cells_.size() && !performance_.department; ++i) {
      if (cells_[i].used || !is_department(cells_[i].text)) continue;
      performance_.department = use(i);
      if (below_each_other && i + 1 < cells_.size() && cells_[i + 1].line == cells_[i].line + 1 &&
          !is_label(cells_[i + 1].text))
        performance_.project = use(i + 1);
    }
    for (std::size_t i = 0; i < cells_.size() && !performance_.project; ++i)
      if (!cells_[i].used && is_project(cells_[i].text)) performance_.project = use(i);
  }

  bool is_department(const std::string& text) const {
    return std::any_of(document_.tables.begin(), document_.tables.end(),
                       [&](const Table& table) { return table.preparer == text; });
  }

  bool is_project(const std::string& text) const {
    for (const Table& table : document_.tables)
      for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].key == "project_name")
          for (const Row& row : table.rows)
            if (row.cells[column].text == text) return true;
    return false;
  }

  // Sentences that are left, on lines that follow each other. Two objectives can stand side by side.
  void read_objective() {
    const auto says_objective = [&](const Cell& cell) {
      const auto label = field_label(cell.text, words_);
      return label && label->field == FormField::kObjective;
    };
    if (std::count_if(cells_.begin(), cells_.end(), says_objective) != 1) return;
    std::string text;
    std::size_t last = 0;
    for (const Cell& cell : cells_) {
      if (cell.used || is_amount(cell.text) || is_label(cell.text)) continue;
      if (!text.empty() && cell.line > last + 1) return;
      text += cell.text;
      last = cell.line;
    }
    if (count_code_points(text) >= kShortestObjective) performance_.objective = text;
  }

  std::vector<Cell> cells_;
  const PerformanceWords& words_;
  const Document& document_;
  Performance& performance_;
};

}  // namespace

void read_torn_head(const std::vector<DumpLine>& lines, const PerformanceWords& words, const Document& document,
                    Performance& performance) {
  Performance anew{
      .title = performance.title, .indicators = std::move(performance.indicators), .pages = performance.pages};
  TornHead(cells_above_indicators(lines), words, document, anew).read();
  performance = std::move(anew);
}

}  // namespace yusuan
