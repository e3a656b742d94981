#include "performance/grid_forms.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "performance/form_fields.h"
#include "performance/indicator_rows.h"
#include "performance/wide_form.h"

namespace yusuan::performance {
namespace {

// The header of a table of many projects begins among its first rows; below a title and a unit inside the frame.
constexpr int kLastHeaderRow = 3;
// So far down stands the header of indicators in a form, below its fields.
constexpr int kLastFieldRow = 30;

// Tables of one form, of which the caption stands above the first.
struct OpenForm {
  Performance result;
  FormFields fields;
  IndicatorRows indicators;
};

class FormReader {
 public:
  FormReader(std::size_t parts, const PerformanceWords& words) : words_(words), taken_(parts, false) {}
  void read(const FormPart& part, std::size_t index);
  PerformanceReading take(const std::vector<FormPart>& parts);

 private:
  void read(const Grid& grid);
  void read_row(const Grid& grid, const CellMap& map, int row);
  bool has_indicators(const FormPart& part) const;
  bool repeats_header(const FormPart& part) const;
  bool take_wide_header(const Grid& grid, const CellMap& map, int& row);
  bool starts_form(const Grid& grid, const CellMap& map, int row) const;
  Performance captioned() const;
  void open(const Grid& grid);
  void close();
  void keep(std::vector<Performance> forms);

  const PerformanceWords& words_;
  std::vector<Performance> forms_;
  std::vector<bool> taken_;
  std::vector<std::size_t> parts_;  // tables that the open form stands in
  std::optional<OpenForm> form_;
  std::optional<WideForm> wide_;
  std::size_t index_ = 0;             // of the table that is read
  int last_page_ = 0;                 // of the open form
  const FormPart* budget_ = nullptr;  // the last table that is none of performance
  bool other_ = false;                // the table's title is that of no form
  bool untitled_after_ = false;       // it may go on with `budget_`
  FormCaption caption_;
  std::string title_inside_;
};

void FormReader::read(const FormPart& part, std::size_t index) {
  const FormCaption& caption = part.caption;
  const bool open = form_ || wide_;
  other_ = caption.title && !caption.no_table && !patterns::any_matches(words_.title, *caption.title) &&
           !has_indicators(part);
  const bool next_title = caption.title && caption_.title != caption.title;
  const bool apart = open && !part.grids.empty() && part.grids.front()->page > last_page_ + 1;
  // Text that runs out of the cells of the page before stands above a header that is repeated.
  const bool repeats = wide_ && !apart && caption.prose && !caption.title && repeats_header(part);
  const bool prose = caption.prose && !repeats;
  if (other_ || next_title || apart || prose) close();
  index_ = index;
  if (!open || caption.title || prose || apart) {
    caption_ = caption;
    title_inside_.clear();
  }
  untitled_after_ = !caption.title && budget_ != nullptr && !part.grids.empty() && budget_->columns == part.columns &&
                    part.grids.front()->page <= budget_->grids.back()->page + 1;
  for (const Grid* grid : part.grids) read(*grid);
  if ((other_ || untitled_after_) && !part.grids.empty()) budget_ = &part;
}

// Whatever its title says.
bool FormReader::has_indicators(const FormPart& part) const {
  if (part.grids.empty()) return false;
  const Grid& grid = *part.grids.front();
  const CellMap map(grid);
  for (int row = 0; row < std::min(grid.rows(), kLastFieldRow); ++row)
    if (IndicatorRows().take_header(grid, map, row, words_)) return true;
  return false;
}

bool FormReader::repeats_header(const FormPart& part) const {
  if (part.grids.empty() || part.grids.front()->rows() == 0) return false;
  const Grid& grid = *part.grids.front();
  const auto header = wide_header(grid, CellMap(grid), 0, words_);
  return header && wide_->has_header(*header);
}

Performance FormReader::captioned() const {
  Performance form;
  form.number = caption_.number;
  form.title = caption_.title.value_or(title_inside_);
  form.money_unit = caption_.money_unit;
  return form;
}

void FormReader::open(const Grid& grid) {
  close();
  form_.emplace();
  form_->result = captioned();
  form_->result.pages.push_back(grid.page);
}

void FormReader::keep(std::vector<Performance> forms) {
  for (const std::size_t part : parts_) taken_[part] = true;
  forms_.insert(forms_.end(), std::move_iterator(forms.begin()), std::move_iterator(forms.end()));
}

void FormReader::close() {
  if (wide_) keep(wide_->take(words_));
  wide_.reset();
  if (form_) {
    Performance& result = form_->result;
    form_->fields.fill(result);
    name_whole_department(result, words_);
    const bool indicated = form_->indicators.has_header();
    result.indicators = form_->indicators.take(words_);
    const bool named = !result.title.empty() && (result.project || result.department);
    if (!result.indicators.empty() || (!result.title.empty() && indicated) || (named && result.total))
      keep({std::move(result)});
  }
  form_.reset();
  parts_.clear();
}

// A row that begins with the name of a project or department, when the open form has one or has come to its indicators.
bool FormReader::starts_form(const Grid& grid, const CellMap& map, int row) const {
  const Cell& first = map.at(row, 0);
  if (first.row != row || first.col_span == grid.columns()) return false;
  const auto label = first_label(first.text, words_);
  if (!label) return false;
  if (!form_ || form_->indicators.has_header()) return true;
  return label->field == FormField::kProject && form_->fields.has(FormField::kProject);
}

// The header of a form of many projects; `row` becomes the last row of it.
bool FormReader::take_wide_header(const Grid& grid, const CellMap& map, int& row) {
  // Headers are repeated on top of pages.
  if ((wide_ || other_) && row > kLastHeaderRow) return false;
  const auto needs = other_ || untitled_after_ ? WideNeeds::kIndicators : WideNeeds::kIndicatorsOrObjectives;
  auto header = wide_header(grid, map, row, words_, needs);
  if (!header) return false;
  row = header->end - 1;
  if (wide_ && wide_->repeat(*header)) return true;
  close();
  wide_.emplace(std::move(*header), captioned());
  return true;
}

void FormReader::read_row(const Grid& grid, const CellMap& map, int row) {
  if (starts_form(grid, map, row)) open(grid);
  if (!form_ && IndicatorRows().take_header(grid, map, row, words_)) open(grid);
  if (!form_) return;
  if (form_->result.pages.back() != grid.page) form_->result.pages.push_back(grid.page);
  if (form_->indicators.take_header(grid, map, row, words_)) return;
  if (form_->indicators.has_header()) {
    if (!form_->indicators.add(grid, map, row)) form_->fields.add_rest(grid, map, row);
    return;
  }
  if (form_->fields.add(grid, map, row, words_)) return;
  // An objective that the page break cut: text alone on top of the page.
  if (row == 0) form_->fields.go_on(grid, map, row);
}

void FormReader::read(const Grid& grid) {
  if (grid.columns() < 2) return;
  const CellMap map(grid);
  if (wide_ && !wide_->fits(grid)) {
    int first = 0;
    if (!take_wide_header(grid, map, first)) close();
  }
  for (int row = 0; row < grid.rows(); ++row) {
    const Cell& first = map.at(row, 0);
    if (first.col_span == grid.columns() && patterns::any_matches(words_.title, first.text)) {
      close();
      caption_ = {.money_unit = caption_.money_unit};
      title_inside_ = first.text;
      continue;
    }
    if (!take_wide_header(grid, map, row)) {
      if (wide_)
        wide_->add(grid, map, row);
      else if (!other_)
        read_row(grid, map, row);
    }
    if (!wide_ && !form_) continue;
    last_page_ = grid.page;
    if (parts_.empty() || parts_.back() != index_) parts_.push_back(index_);
  }
}

PerformanceReading FormReader::take(const std::vector<FormPart>& parts) {
  close();
  PerformanceReading reading{.forms = std::move(forms_), .taken = std::move(taken_)};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const FormCaption& caption = parts[i].caption;
    if (reading.taken[i] || !caption.title || !patterns::any_matches(words_.title, *caption.title) ||
        parts[i].grids.empty())
      continue;
    const Grid& grid = *parts[i].grids.front();
    reading.diagnostics.push_back({Severity::kWarning, "performance_unread",
                                   *caption.title + ": neither indicators nor objectives were found", grid.page,
                                   grid.box});
  }
  return reading;
}

}  // namespace

PerformanceReading read_performance_forms(const std::vector<FormPart>& parts, const PerformanceWords& words) {
  FormReader reader(parts.size(), words);
  for (std::size_t i = 0; i < parts.size(); ++i) reader.read(parts[i], i);
  return reader.take(parts);
}

}  // namespace yusuan::performance
