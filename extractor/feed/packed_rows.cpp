#include "feed/packed_rows.h"

#include <charconv>

namespace yusuan::feed {
namespace {

// A value is its kind, decimal text and a semicolon: `n;` null, `i42;` integer, `d62.80;` decimal, `t5;` five bytes of
// text that follow. Rows are led by their relation, `r2;`, or in a list by their length, `l5;`; the end is `e;`.
void append(std::string& out, char kind, std::string_view text) {
  out += kind;
  out += text;
  out += ';';
}

void append(std::string& out, const FeedValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    append(out, 't', std::to_string(text->size()));
    out += *text;
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    append(out, 'i', std::to_string(*number));
  } else if (const auto* decimal = std::get_if<Decimal>(&value)) {
    append(out, 'd', decimal->to_string());
  } else {
    append(out, 'n', "");
  }
}

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

  bool rows(FeedRows& rows) {
    while (next()) {
      if (kind_ == 'e') return rest_.empty();
      const auto place = kind_ == 'r' ? number() : std::nullopt;
      if (!place || *place < 0 || *place >= static_cast<std::int64_t>(kRelationCount)) return false;
      const auto relation = static_cast<std::size_t>(*place);
      FeedRow row(feed_relations()[relation].fields.size());
      for (FeedValue& field : row)
        if (!value(field)) return false;
      rows[relation].push_back(std::move(row));
    }
    return false;
  }

  bool list(std::vector<FeedRow>& rows) {
    while (next()) {
      if (kind_ == 'e') return rest_.empty();
      const auto length = kind_ == 'l' ? number() : std::nullopt;
      // A value takes two bytes at least.
      if (!length || *length < 0 || static_cast<std::uint64_t>(*length) > rest_.size() / 2) return false;
      FeedRow row(static_cast<std::size_t>(*length));
      for (FeedValue& field : row)
        if (!value(field)) return false;
      rows.push_back(std::move(row));
    }
    return false;
  }

 private:
  bool next() {
    const std::size_t end = rest_.find(';');
    if (end == std::string_view::npos || end == 0) return false;
    kind_ = rest_.front();
    text_ = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return true;
  }

  std::optional<std::int64_t> number() const {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc() || end != text_.data() + text_.size()) return std::nullopt;
    return number;
  }

  bool value(FeedValue& value) {
    if (!next()) return false;
    if (kind_ == 'n') return true;
    if (kind_ == 'd') {
      const auto decimal = Decimal::parse(text_);
      if (decimal) value = *decimal;
      return decimal.has_value();
    }
    const auto number = this->number();
    if (!number) return false;
    if (kind_ == 'i') {
      value = *number;
      return true;
    }
    if (kind_ != 't' || *number < 0 || static_cast<std::uint64_t>(*number) > rest_.size()) return false;
    value = std::string(rest_.substr(0, static_cast<std::size_t>(*number)));
    rest_.remove_prefix(static_cast<std::size_t>(*number));
    return true;
  }

  std::string_view rest_, text_;
  char kind_ = 0;
};

}  // namespace

std::string packed(const FeedRows& rows) {
  std::string out;
  for (std::size_t place = 0; place < kRelationCount; ++place) {
    for (const FeedRow& row : rows[place]) {
      append(out, 'r', std::to_string(place));
      for (const FeedValue& value : row) append(out, value);
    }
  }
  append(out, 'e', "");
  return out;
}

std::optional<FeedRows> unpacked_rows(std::string_view bytes) {
  FeedRows rows;
  if (!Unpacker(bytes).rows(rows)) return std::nullopt;
  return rows;
}

std::string packed_list(const std::vector<FeedRow>& rows) {
  std::string out;
  for (const FeedRow& row : rows) {
    append(out, 'l', std::to_string(row.size()));
    for (const FeedValue& value : row) append(out, value);
  }
  append(out, 'e', "");
  return out;
}

std::optional<std::vector<FeedRow>> unpacked_list(std::string_view bytes) {
  std::vector<FeedRow> rows;
  if (!Unpacker(bytes).list(rows)) return std::nullopt;
  return rows;
}

}  // namespace yusuan::feed
