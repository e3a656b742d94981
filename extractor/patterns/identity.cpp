#include "patterns/identity.h"

#include <iterator>
#include <string_view>

namespace yusuan::patterns {
namespace {

std::vector<std::string> addends(std::string_view text) {
  static constexpr std::string_view kPlus = " + ";
  std::vector<std::string> list;
  while (true) {
    const auto plus = text.find(kPlus);
    list.emplace_back(text.substr(0, plus));
    if (plus == std::string_view::npos) return list;
    text.remove_prefix(plus + kPlus.size());
  }
}

std::vector<Reference> references(std::string_view text, const PatternNode& node) {
  std::vector<Reference> list;
  for (const std::string& one : addends(text)) list.push_back(read_reference(one, node));
  return list;
}

// `change_percent = change_amount / prior_actual` of a table.
Identity rate_of(std::string_view percent, std::string_view fraction, const PatternNode& table) {
  static constexpr std::string_view kOver = " / ";
  const auto over = fraction.find(kOver);
  if (over == std::string_view::npos) table.refuse("`" + std::string(fraction) + "` must be a fraction");
  Identity identity{.kind = IdentityKind::kRate, .id = "rate", .tables = {table.string("id")}};
  identity.total_columns = {std::string(percent)};
  identity.part_columns = {std::string(fraction.substr(0, over)), std::string(fraction.substr(over + kOver.size()))};
  return identity;
}

std::pair<std::string_view, std::string_view> sides_of(std::string_view equation, const PatternNode& node) {
  static constexpr std::string_view kEquals = " = ";
  const auto equals = equation.find(kEquals);
  if (equals == std::string_view::npos) node.refuse("`" + std::string(equation) + "` must be an equation");
  return {equation.substr(0, equals), equation.substr(equals + kEquals.size())};
}

std::vector<std::string> one_or_more(const PatternNode& node, std::string_view one, std::string_view more) {
  auto list = node.strings(more);
  if (auto single = node.optional_string(one)) list.push_back(*std::move(single));
  if (list.empty()) node.refuse("`" + std::string(one) + "` is missing");
  return list;
}

void read_sum(Identity& identity, const PatternNode& node) {
  identity.tables = one_or_more(node, "table", "tables");
  identity.columns = one_or_more(node, "column", "columns");
  identity.total_row = Selector(node.string("total"));
  identity.part_rows = Selector(node.string("parts"));
  const std::string span = node.optional_string("span").value_or("all");
  if (span != "all" && span != "above" && span != "below") node.refuse("`span` must be all, above or below");
  identity.span = span == "all" ? Span::kAll : span == "above" ? Span::kAbove : Span::kBelow;
  identity.until = Selector(node.optional_string("until").value_or(node.string("total") + "|@total"));
}

Identity identity_of(const PatternNode& node) {
  Identity identity;
  const std::string kind = node.string("kind");
  identity.id = node.optional_string("id").value_or(kind);
  if (kind == "sum") {
    identity.kind = IdentityKind::kSum;
    read_sum(identity, node);
  } else if (kind == "equal" || kind == "at_least" || kind == "same") {
    identity.kind = kind == "equal"  ? IdentityKind::kEqual
                    : kind == "same" ? IdentityKind::kSame
                                     : IdentityKind::kAtLeast;
    identity.left = references(node.string("left"), node);
    identity.right = references(node.string("right"), node);
    identity.by_name = node.optional_string("by").value_or("code") == "name";
    const auto absent = node.optional_string("absent");
    if (absent && absent != "ignore") node.refuse("`absent` must be ignore");
    identity.optional = absent.has_value();
  } else if (kind == "statement") {
    identity.kind = IdentityKind::kStatement;
    identity.subject = node.string("subject");
    identity.fund = node.optional_string("fund").value_or("");
    identity.left = references(node.string("figure"), node);
    if (const auto whole = node.optional_string("share_of")) identity.right = references(*whole, node);
  } else {
    node.refuse("`kind` must be sum, statement, equal, at_least or same");
  }
  if (const auto when = node.optional_string("when")) {
    const auto [left, right] = sides_of(*when, node);
    identity.when_left = references(left, node);
    identity.when_right = references(right, node);
  }
  return identity;
}

}  // namespace

// `table[row].column`, `table.column`, `@subject`.
Reference read_reference(std::string_view text, const PatternNode& node) {
  Reference result;
  if (text.starts_with('@')) {
    result.subject = text.substr(1);
    return result;
  }
  const auto dot = text.rfind('.');
  if (dot == std::string_view::npos) node.refuse("write table[row].column, not " + std::string(text));
  result.column = text.substr(dot + 1);
  std::string_view table = text.substr(0, dot);
  if (const auto open = table.find('['); open != std::string_view::npos) {
    if (!table.ends_with(']')) node.refuse("a ] is missing in " + std::string(text));
    result.row = Selector(table.substr(open + 1, table.size() - open - 2));
    table = table.substr(0, open);
  }
  result.table = table;
  result.by_code = result.row.empty();
  return result;
}

std::vector<Identity> read_row_sums(const PatternNode& table) {
  std::vector<Identity> identities;
  for (const std::string& sum : table.strings("sums")) {
    const auto [total, parts] = sides_of(sum, table);
    Identity identity{.kind = IdentityKind::kRowSum, .id = "row_sum", .tables = {table.string("id")}};
    identity.total_columns = addends(total);
    identity.part_columns = addends(parts);
    identities.push_back(std::move(identity));
  }
  return identities;
}

std::vector<Identity> read_identities(const PatternNode& root) {
  std::vector<Identity> identities;
  for (const PatternNode& table : root.entries("table")) {
    for (const std::string& rate : table.strings("rates")) {
      const auto [percent, fraction] = sides_of(rate, table);
      identities.push_back(rate_of(percent, fraction, table));
    }
    auto sums = read_row_sums(table);
    identities.insert(identities.end(), std::make_move_iterator(sums.begin()), std::make_move_iterator(sums.end()));
  }
  for (const PatternNode& node : root.entries("identity")) identities.push_back(identity_of(node));
  return identities;
}

}  // namespace yusuan::patterns
