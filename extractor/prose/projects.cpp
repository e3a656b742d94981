#include "prose/projects.h"

#include <algorithm>

#include "prose/figures.h"
#include "text/utf8.h"

namespace yusuan::prose {
namespace {

// A label is short; what is longer before a colon is text.
constexpr std::size_t kLabelBytes = 40;

const ProjectField* field_in(std::string_view label, const ProseVocabulary& words) {
  for (const ProjectField& field : words.project_fields)
    if (any_in(field.label, label)) return &field;
  return nullptr;
}

std::optional<std::string>* text_of(Project& project, std::string_view field) {
  if (field == "name") return &project.name;
  if (field == "policy_basis") return &project.policy_basis;
  if (field == "executing_unit") return &project.executing_unit;
  if (field == "allocation") return &project.allocation;
  if (field == "period") return &project.period;
  return nullptr;
}

void append(std::optional<std::string>& to, std::string_view text) {
  if (text.empty()) return;
  to = to ? *to + "\n" + std::string(text) : std::string(text);
}

// The first amount told is the whole; a plan by quarters tells its parts only.
void read_scale(Project& project, std::string_view text, const ProseVocabulary& words) {
  std::size_t begin = 0;
  for (const Figure& figure : find_figures(text, words)) {
    const bool part = any_in(words.quarter, text.substr(begin, figure.begin - begin));
    begin = figure.end;
    if (!figure.money) continue;
    if (!project.scale) {
      project.scale = figure.value;
      project.scale_unit = std::string(figure.unit);
    } else if (part && project.scale_unit == figure.unit) {
      project.scale = add(*project.scale, figure.value);
    }
    if (!part) return;
  }
}

class Reader {
 public:
  Reader(const std::vector<TextRun>& runs, const ProseVocabulary& words) : runs_(runs), words_(words) {}

  void read_labelled(const SectionRuns& section) {
    const ProjectField* open = nullptr;
    for (std::size_t i = section.begin; i < section.end; ++i) {
      const std::string_view text = text::trimmed(std::string_view(runs_[i].text).substr(mark_of(runs_[i].text).bytes));
      const std::size_t full = text.find("："), half = text.find(':');
      const std::size_t colon = std::min(full, half);
      const ProjectField* field = colon < kLabelBytes ? field_in(text.substr(0, colon), words_) : nullptr;
      if (!field) {
        // Paragraphs without a label go on the field before, inside a project only.
        if (open && runs_[i].mark == Mark::kNone) give(*open, text, i);
        continue;
      }
      if (field->field == "name")
        start(i);
      else if (projects_.empty() || !in_project_)
        continue;
      in_project_ = true;
      open = field;
      give(*field, text::trimmed(text.substr(colon + (colon == full ? 3 : 1))), i);
    }
    in_project_ = false;
  }

  // 二、立项依据 with its text below; 一、项目概况 opens a project, and so does any field that it has already.
  void read_headed(const SectionRuns& section) {
    const ProjectField* field = field_in(section.path.back(), words_);
    if (!field || section.begin == section.end) return;
    if (projects_.empty() || seen_.empty() || std::find(seen_.begin(), seen_.end(), field->field) != seen_.end())
      start(section.begin);
    seen_.push_back(field->field);
    if (field->field == "name" || field->field == "overview") {
      projects_.back().name = name_in(section);
    }
    for (std::size_t i = section.begin; i < section.end; ++i) give(*field, runs_[i].text, i);
  }

  // 某某经费项目经费情况说明 is about 某某经费.
  std::optional<std::string> name_in(const SectionRuns& section) const {
    for (const std::string& heading : section.path)
      for (const std::string& word : words_.projects)
        if (const std::size_t at = heading.find(word); at != std::string::npos && at > 0) {
          const std::string_view name = text::trimmed(std::string_view(heading).substr(0, at));
          if (mark_of(name).bytes < name.size()) return std::string(name.substr(mark_of(name).bytes));
        }
    return std::nullopt;
  }

  std::vector<Project> take() { return std::move(projects_); }

 private:
  void start(std::size_t run) {
    Project project;
    const Paragraph place = runs_[run].place_of(0, runs_[run].text.size());
    project.page = place.page;
    project.box = place.box;
    projects_.push_back(std::move(project));
    seen_.clear();
  }

  void give(const ProjectField& field, std::string_view text, std::size_t run) {
    Project& project = projects_.back();
    if (field.field == "scale")
      read_scale(project, text, words_);
    else if (auto* to = text_of(project, field.field))
      append(*to, text);
    const Paragraph place = runs_[run].place_of(0, runs_[run].text.size());
    if (place.page == project.page) project.box = united(project.box, place.box);
  }

  const std::vector<TextRun>& runs_;
  const ProseVocabulary& words_;
  std::vector<Project> projects_;
  std::vector<std::string> seen_;
  bool in_project_ = false;
};

}  // namespace

std::vector<Project> read_projects(const std::vector<TextRun>& runs, const std::vector<SectionRuns>& sections,
                                   const ProseVocabulary& words) {
  Reader reader(runs, words);
  for (const SectionRuns& section : sections) {
    const bool headed = std::any_of(section.path.begin(), section.path.end(),
                                    [&](const std::string& heading) { return any_in(words.projects, heading); });
    if (headed && field_in(section.path.back(), words))
      reader.read_headed(section);
    else
      reader.read_labelled(section);
  }
  return reader.take();
}

}  // namespace yusuan::prose
