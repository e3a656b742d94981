#include "json/prose_json.h"

#include "json/names.h"

namespace yusuan::json {
namespace {

void write_section(JsonWriter& json, const Section& section) {
  json.begin_object();
  json.list("path", section.path, Layout::kInline);
  json.list("pages", section.pages, Layout::kInline);
  json.key("paragraphs");
  json.begin_array();
  for (const Paragraph& paragraph : section.paragraphs) {
    json.begin_object(Layout::kInline);
    json.member("text", paragraph.text);
    json.place(paragraph.page, paragraph.box);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_head_count(JsonWriter& json, const char* name, const HeadCount& count) {
  json.key(name);
  json.begin_object(Layout::kInline);
  json.member("persons", count.persons);
  json.member("change", count.change);
  json.end_object();
}

void write_change(JsonWriter& json, const std::optional<Change>& change) {
  json.key("change");
  if (!change) return json.null();
  json.begin_object(Layout::kInline);
  json.member("basis", change->basis.empty() ? std::optional<std::string>() : change->basis);
  json.member("direction", name_of(change->direction));
  json.member("amount", change->amount);
  json.member("percent", change->percent);
  json.end_object();
}

void write_statement(JsonWriter& json, const Statement& statement) {
  json.begin_object(Layout::kInline);
  json.member("section", statement.section.empty() ? std::nullopt : std::optional(path_text(statement.section, " / ")));
  json.member("text", statement.text);
  json.place(statement.page, statement.box);
  json.member("subject", statement.subject);
  json.member("name", statement.name);
  json.member("fund", statement.fund);
  json.member("code", statement.code);
  json.member("amount", statement.amount);
  json.member("unit", statement.unit);
  json.member("share_percent", statement.share_percent);
  json.member("share_of", statement.share_of);
  write_change(json, statement.change);
  json.member("reason", statement.reason);
  json.end_object();
}

}  // namespace

void write_sections(JsonWriter& json, const Document& document) {
  json.list_of("sections", document.sections, [&](const Section& section) { write_section(json, section); });
}

void write_overview(JsonWriter& json, const Document& document) {
  if (!document.overview) {
    json.null_member("overview");
  } else {
    json.key("overview");
    json.begin_object();
    json.list("duties", document.overview->duties);
    json.member("office_count", document.overview->office_count);
    json.list("offices", document.overview->offices);
    json.list("subordinate_units", document.overview->subordinate_units);
    json.member("page", document.overview->page);
    json.end_object();
  }
  if (!document.staffing) return json.null_member("staffing");
  json.key("staffing");
  json.begin_object();
  json.member("authorised", document.staffing->authorised);
  write_head_count(json, "actual", document.staffing->actual);
  write_head_count(json, "in_post", document.staffing->in_post);
  write_head_count(json, "retired", document.staffing->retired);
  write_head_count(json, "retired_with_honours", document.staffing->retired_with_honours);
  json.place(document.staffing->page, document.staffing->box);
  json.end_object();
}

void write_statements(JsonWriter& json, const Document& document) {
  json.list_of("statements", document.statements,
               [&](const Statement& statement) { write_statement(json, statement); });
}

void write_projects(JsonWriter& json, const Document& document) {
  json.key("projects");
  json.begin_array();
  for (const Project& project : document.projects) {
    json.begin_object();
    json.member("name", project.name);
    json.member("policy_basis", project.policy_basis);
    json.member("scale", project.scale);
    json.member("scale_unit", project.scale_unit);
    json.member("executing_unit", project.executing_unit);
    json.member("allocation", project.allocation);
    json.member("period", project.period);
    json.place(project.page, project.box);
    json.end_object();
  }
  json.end_array();
}

void write_glossary(JsonWriter& json, const Document& document) {
  json.key("glossary");
  json.begin_array();
  for (const GlossaryEntry& entry : document.glossary) {
    json.begin_object(Layout::kInline);
    json.member("term", entry.term);
    json.member("definition", entry.definition);
    json.member("page", entry.page);
    json.end_object();
  }
  json.end_array();
}

}  // namespace yusuan::json
