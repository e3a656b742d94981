#include "json/checks_json.h"

#include "json/names.h"

namespace yusuan::json {
namespace {

void write_ref(JsonWriter& json, const FigureRef& ref) {
  json.begin_object(Layout::kInline);
  if (ref.table) json.member("table", ref.table);
  if (ref.row) json.member("row", ref.row);
  if (ref.column) json.member("column", ref.column);
  if (ref.statement) json.member("statement", ref.statement);
  if (ref.performance) json.member("performance", ref.performance);
  json.member("page", ref.page);
  if (ref.box) json.member("box", *ref.box);
  json.end_object();
}

void write_slip(JsonWriter& json, const Slip& slip) {
  json.key("likely");
  json.begin_object(Layout::kInline);
  json.member("kind", slip.kind);
  json.member("ref", slip.ref);
  json.member("due", slip.due);
  json.end_object();
}

void write_check(JsonWriter& json, const Check& check) {
  json.begin_object(Layout::kInline);
  json.member("id", check.id);
  json.member("status", name_of(check.status));
  if (check.inferred) json.member("inferred", true);
  json.member("count", check.count);
  if (check.status == CheckStatus::kFail) {
    json.member("severity", name_of(check.severity));
    json.member("stake_yuan", check.stake_yuan);
  }
  json.member("expected", check.expected);
  json.member("actual", check.actual);
  json.member("difference", check.difference);
  json.member("unit", check.unit);
  json.member("tolerance", check.tolerance);
  json.list_of("refs", check.refs, [&](const FigureRef& ref) { write_ref(json, ref); });
  if (check.likely) write_slip(json, *check.likely);
  if (check.reason) json.member("reason", check.reason);
  json.member("message", check.message_zh);
  json.member("message_en", check.message_en);
  json.end_object();
}

}  // namespace

void write_checks(JsonWriter& json, const std::vector<Check>& checks) {
  json.list_of("checks", checks, [&](const Check& check) { write_check(json, check); });
}

CheckCounts counts_of(const Document& document) {
  CheckCounts counts;
  for (const Check& check : document.checks) {
    std::int64_t& count = check.status == CheckStatus::kPass   ? counts.passed
                          : check.status == CheckStatus::kFail ? counts.failed
                                                               : counts.skipped;
    count += check.count;
  }
  return counts;
}

std::string checks_to_json(const Document& document, const std::optional<Decimal>& least_yuan) {
  const CheckCounts counts = counts_of(document);
  std::vector<Check> listed = document.checks;
  if (least_yuan)
    std::erase_if(listed, [&](const Check& check) {
      return check.status == CheckStatus::kFail && (!check.stake_yuan || *check.stake_yuan < *least_yuan);
    });
  JsonWriter json;
  json.begin_object();
  json.member("file", document.source.file);
  json.member("title", document.facts.title);
  json.member("passed", counts.passed);
  json.member("failed", counts.failed);
  json.member("skipped", counts.skipped);
  write_checks(json, listed);
  json.end_object();
  return json.take();
}

}  // namespace yusuan::json
