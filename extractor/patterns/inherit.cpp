#include "patterns/inherit.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace yusuan::patterns {
namespace {

using Values = std::vector<PatternValue>;
using Kind = PatternValue::Kind;

const PatternValue* entry(const PatternValue& table, std::string_view key) {
  const auto found =
      std::find_if(table.children.begin(), table.children.end(), [&](const PatternValue& v) { return v.key == key; });
  return found == table.children.end() ? nullptr : &*found;
}

std::string_view text_of(const PatternValue& table, std::string_view key) {
  const PatternValue* value = entry(table, key);
  return value == nullptr ? std::string_view() : value->text;
}

// `id`, `id[row].column` or `id.column`, alone or joined by ` + ` and ` = `.
bool names_table(std::string_view text, std::string_view id) {
  for (std::size_t at = text.find(id); at != std::string_view::npos; at = text.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == '[' || text[end] == '.')) return true;
  }
  return false;
}

bool equal(const PatternValue& a, const PatternValue& b) {
  return a.kind == b.kind && a.text == b.text && a.number == b.number &&
         std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), equal);
}

class Heir {
 public:
  explicit Heir(ParsedPatterns& storage) : storage_(storage) {}

  PatternValue file(const PatternValue& base, const PatternValue& own) {
    without_tables_ = elements(own, "without_tables", Kind::kString);
    without_identities_ = elements(own, "without_identities", Kind::kTable);
    used_.assign(without_identities_.size(), false);
    Values merged;
    for (const PatternValue& value : base.children) {
      if (value.key == "based_on" || value.key == "without_tables" || value.key == "without_identities") continue;
      const PatternValue* mine = entry(own, value.key);
      if (value.key == "column")
        merged.push_back(mine == nullptr ? value : columns(value, *mine));
      else if (value.key == "table")
        merged.push_back(tables(value, mine));
      else if (value.key == "identity" || value.key == "zero" || value.key == "project_scale")
        merged.push_back(promises(value, mine));
      else
        merged.push_back(mine == nullptr ? value : *mine);
    }
    for (const PatternValue& value : own.children)
      if (entry(base, value.key) == nullptr) merged.push_back(value);
    for (std::size_t i = 0; i < used_.size(); ++i)
      if (!used_[i])
        refuse_pattern(without_identities_[i].file, without_identities_[i].line,
                       "`without_identities` fits no identity of the base");
    return with_children(own, std::move(merged));
  }

 private:
  PatternValue with_children(PatternValue value, Values children) {
    value.children = storage_.lists.emplace_back(std::move(children));
    return value;
  }

  static Values elements(const PatternValue& own, std::string_view key, Kind kind) {
    const PatternValue* list = entry(own, key);
    if (list == nullptr) return {};
    for (const PatternValue& element : list->children)
      if (element.kind != kind)
        refuse_pattern(element.file, element.line,
                       std::string(key) + (kind == Kind::kString ? " must hold ids" : " must hold tables of fields"));
    return {list->children.begin(), list->children.end()};
  }

  static bool names(const PatternValue& list, std::string_view key, std::string_view name) {
    return std::any_of(list.children.begin(), list.children.end(),
                       [&](const PatternValue& one) { return text_of(one, key) == name; });
  }

  // The first column that fits counts: those of `own` come first, base's of the same keys are gone.
  PatternValue columns(const PatternValue& base, const PatternValue& own) {
    Values merged(own.children.begin(), own.children.end());
    for (const PatternValue& one : base.children)
      if (!names(own, "key", text_of(one, "key"))) merged.push_back(one);
    return with_children(own, std::move(merged));
  }

  PatternValue table(const PatternValue& base, const PatternValue& own) {
    Values merged;
    for (const PatternValue& value : base.children) {
      const PatternValue* mine = entry(own, value.key);
      merged.push_back(mine == nullptr                                    ? value
                       : value.key == "column" && !mine->children.empty() ? columns(value, *mine)
                                                                          : *mine);
    }
    for (const PatternValue& value : own.children)
      if (entry(base, value.key) == nullptr) merged.push_back(value);
    return with_children(own, std::move(merged));
  }

  // The first table whose title fits counts, too, but one that only differs keeps its place: 收支总表 is the end of
  // 财政拨款收支总表.
  PatternValue tables(const PatternValue& base, const PatternValue* own) {
    Values kept(base.children.begin(), base.children.end());
    for (const PatternValue& id : without_tables_)
      if (std::erase_if(kept, [&](const PatternValue& one) { return text_of(one, "id") == id.text; }) == 0)
        refuse_pattern(id.file, id.line, "`without_tables` names " + std::string(id.text) + ", which the base lacks");
    const PatternValue rest = with_children(base, std::move(kept));
    if (own == nullptr) return rest;
    Values merged;
    for (const PatternValue& mine : own->children)
      if (!names(rest, "id", text_of(mine, "id"))) merged.push_back(mine);
    for (const PatternValue& one : rest.children) {
      const auto mine = std::find_if(own->children.begin(), own->children.end(),
                                     [&](const PatternValue& t) { return text_of(t, "id") == text_of(one, "id"); });
      merged.push_back(mine == own->children.end() ? one : table(one, *mine));
    }
    return with_children(*own, std::move(merged));
  }

  // What base's tables promise but for what is left out, then what `own` adds.
  PatternValue promises(const PatternValue& base, const PatternValue* own) {
    Values kept;
    for (const PatternValue& one : base.children) {
      bool left_out = false;
      for (std::size_t i = 0; i < used_.size(); ++i)
        if (has_fields(one, without_identities_[i])) left_out = used_[i] = true;
      if (left_out) continue;
      if (auto rest = without_tables(one)) kept.push_back(*rest);
    }
    if (own != nullptr) kept.insert(kept.end(), own->children.begin(), own->children.end());
    return with_children(own == nullptr ? base : *own, std::move(kept));
  }

  static bool has_fields(const PatternValue& identity, const PatternValue& fields) {
    return std::all_of(fields.children.begin(), fields.children.end(), [&](const PatternValue& field) {
      const PatternValue* value = entry(identity, field.key);
      return value != nullptr && equal(*value, field);
    });
  }

  // nullopt when `promise` needs a table that the form does not have; lists of figures lose theirs only.
  std::optional<PatternValue> without_tables(const PatternValue& promise) {
    const auto gone = [&](const PatternValue& value) {
      return std::any_of(without_tables_.begin(), without_tables_.end(),
                         [&](const PatternValue& id) { return names_table(value.text, id.text); });
    };
    Values fields;
    for (const PatternValue& field : promise.children) {
      if (gone(field)) return std::nullopt;
      Values rest;
      for (const PatternValue& element : field.children)
        if (!gone(element)) rest.push_back(element);
      if (rest.size() == field.children.size()) {
        fields.push_back(field);
        continue;
      }
      if (rest.empty()) return std::nullopt;
      fields.push_back(with_children(field, std::move(rest)));
    }
    return with_children(promise, std::move(fields));
  }

  ParsedPatterns& storage_;
  Values without_tables_, without_identities_;
  std::vector<bool> used_;  // of without_identities_
};

}  // namespace

PatternValue inherit(const PatternValue& base, const PatternValue& own, ParsedPatterns& storage) {
  return Heir(storage).file(base, own);
}

}  // namespace yusuan::patterns
