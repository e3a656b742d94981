#include "json/performance_json.h"

namespace yusuan {
namespace {

void write_indicator(JsonWriter& json, const Indicator& indicator) {
  json.begin_object(Layout::kInline);
  json.key("levels");
  json.begin_array();
  for (const std::string& level : indicator.levels) json.value(level);
  json.end_array();
  json.member("operator", indicator.op);
  json.member("value", indicator.value);
  json.member("unit", indicator.unit);
  json.member("target", indicator.target);
  json.member("basis", indicator.basis);
  json.member("previous", indicator.previous);
  json.member("weight", indicator.weight);
  json.member("scoring", indicator.scoring);
  json.member("evidence", indicator.evidence);
  json.member("page", indicator.page);
  if (indicator.box == Rect{})
    json.null_member("box");  // a text dump has no places
  else
    json.member("box", indicator.box);
  json.end_object();
}

void write_form(JsonWriter& json, const Performance& form) {
  json.begin_object();
  json.member("title", form.title);
  json.member("project", form.project);
  json.member("department", form.department);
  json.member("executing_unit", form.executing_unit);
  json.member("owner", form.owner);
  json.member("total", form.total);
  json.member("fiscal", form.fiscal);
  json.member("carryover", form.carryover);
  json.member("other", form.other);
  json.member("money_unit", form.money_unit);
  json.member("objective", form.objective);
  json.key("pages");
  json.begin_array(Layout::kInline);
  for (const int page : form.pages) json.value(page);
  json.end_array();
  json.key("indicators");
  json.begin_array();
  for (const Indicator& indicator : form.indicators) write_indicator(json, indicator);
  json.end_array();
  json.end_object();
}

}  // namespace

void write_performance(JsonWriter& json, const Document& document) {
  json.key("performance");
  json.begin_array();
  for (const Performance& form : document.performance) write_form(json, form);
  json.end_array();
}

}  // namespace yusuan
