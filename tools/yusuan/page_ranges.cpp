#include "page_ranges.h"

#include <array>
#include <charconv>

#include "text/utf8.h"

namespace yusuan {
namespace {

std::optional<int> page_number(std::string_view text) {
  text = text::trimmed(text);
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

constexpr double kFar = 1e6;  // points: no page is so large

std::optional<double> coordinate(std::string_view text) {
  text = text::trimmed(text);
  double points = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), points);
  const bool good = error == std::errc() && end == text.data() + text.size() && points > -kFar && points < kFar;
  return good ? std::optional(points) : std::nullopt;
}

}  // namespace

std::optional<PageArea> parse_page_area(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto page = page_number(text.substr(0, colon));
  std::array<std::optional<double>, 4> edges;
  text.remove_prefix(colon + 1);
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::size_t comma = text.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == edges.size())) return std::nullopt;
    edges[i] = coordinate(text.substr(0, comma));
    if (comma != std::string_view::npos) text.remove_prefix(comma + 1);
  }
  for (const auto& edge : edges)
    if (!edge) return std::nullopt;
  if (!page || *edges[0] >= *edges[2] || *edges[1] >= *edges[3]) return std::nullopt;
  return PageArea{*page, {*edges[0], *edges[1], *edges[2], *edges[3]}};
}

std::optional<std::vector<PageRange>> parse_page_ranges(std::string_view text) {
  std::vector<PageRange> ranges;
  while (true) {
    const std::size_t comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    const std::size_t dash = part.find('-');
    const auto first = page_number(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : page_number(part.substr(dash + 1));
    if (!first || !last || *first > *last) return std::nullopt;
    ranges.push_back({*first, *last});
    if (comma == std::string_view::npos) return ranges;
    text.remove_prefix(comma + 1);
  }
}

}  // namespace yusuan
