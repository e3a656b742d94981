#include "json/performance_json.h"

namespace yusuan::json {
namespace {

void write_indicator(JsonWriter& json, const Indicator& indicator) {
  json.begin_object(Layout::kInline);
  json.list("levels", indicator.levels);
  json.member("operator", indicator.op);
  json.member("value", indicator.value);
  json.member("unit", indicator.unit);
  json.member("target", indicator.target);
  json.member("basis", indicator.basis);
  json.member("previous", indicator.previous);
  json.member("weight", indicator.weight);
  json.member("scoring", indicator.scoring);
  json.member("evidence", indicator.evidence);
  json.member("explanation", indicator.explanation);
  json.member("remark", indicator.remark);
  json.member("actual", indicator.actual);
  json.member("score", indicator.score);
  json.place(indicator.page, indicator.box);
  json.end_object();
}

void write_row(JsonWriter& json, const FormRow& row) {
  json.begin_object(Layout::kInline);
  json.list("cells", row.cells);
  json.place(row.page, row.box);
  json.end_object();
}

void write_figure(JsonWriter& json, const FormFigure& figure) {
  json.begin_object(Layout::kInline);
  json.member("key", figure.key);
  json.member("text", figure.text);
  json.place(figure.page, figure.box);
  json.end_object();
}

void write_form(JsonWriter& json, const Performance& form) {
  json.begin_object();
  json.member("number", form.number);
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
  json.list_of("funds", form.funds, [&](const FormFigure& figure) { write_figure(json, figure); });
  json.member("objective", form.objective);
  json.list("pages", form.pages, Layout::kInline);
  json.list_of("indicators", form.indicators, [&](const Indicator& indicator) { write_indicator(json, indicator); });
  json.list_of("rows", form.rows, [&](const FormRow& row) { write_row(json, row); });
  json.end_object();
}

}  // namespace

void write_performance(JsonWriter& json, const Document& document) {
  json.list_of("performance", document.performance, [&](const Performance& form) { write_form(json, form); });
}

}  // namespace yusuan::json
