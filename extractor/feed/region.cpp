#include "feed/region.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "text/utf8.h"

namespace yusuan::feed {
namespace {

constexpr std::size_t kLongestName = 12;  // 双江拉祜族佤族布朗族傣族 stands before 自治县
constexpr std::size_t kLongestBare = 5;  // what stands before a bare 市, 区: 呼伦贝尔, 鄂尔多斯, 齐齐哈尔
constexpr std::size_t kMostParts = 4;

enum class Part { kProvince, kCity, kCounty, kTownship };

struct Mark {
  std::u32string_view text;
  Part part;
  std::size_t shortest, longest;  // of the name before it
};

// The longer ones first where one ends another.
constexpr std::array kMarks{Mark{U"特别行政区", Part::kProvince, 2, kLongestBare},
                            Mark{U"自治区", Part::kProvince, 3, kLongestName},
                            Mark{U"自治州", Part::kCity, 2, kLongestName},
                            Mark{U"自治县", Part::kCounty, 2, kLongestName},
                            Mark{U"自治旗", Part::kCounty, 2, kLongestName},
                            Mark{U"地区", Part::kCity, 2, kLongestBare},
                            Mark{U"省", Part::kProvince, 2, 3},
                            Mark{U"市", Part::kCity, 2, kLongestBare},
                            Mark{U"盟", Part::kCity, 2, kLongestBare},
                            Mark{U"区", Part::kCounty, 2, kLongestBare},
                            Mark{U"县", Part::kCounty, 1, kLongestBare},
                            Mark{U"旗", Part::kCounty, 2, kLongestName},
                            Mark{U"街道", Part::kTownship, 2, kLongestBare},
                            Mark{U"镇", Part::kTownship, 1, kLongestBare},
                            Mark{U"乡", Part::kTownship, 1, kLongestName}};

constexpr std::array<std::u32string_view, 5> kCentral{U"中华人民共和国", U"国家", U"国务院", U"最高人民", U"中央"};
constexpr std::array<std::u32string_view, 4> kMunicipalities{U"北京市", U"上海市", U"天津市", U"重庆市"};
// Zones and the like that no government of a county has: 经济技术开发区, 社区, 联盟.
constexpr std::array<std::u32string_view, 10> kNoPlace{U"开发", U"园", U"校", U"社", U"景",
                                                       U"库",   U"片", U"联", U"小", U"保护"};
// What follows the name of a township, which is else a part of another word: 乡村, 城镇建设.
constexpr std::array<std::u32string_view, 6> kAfterTownship{U"人民政府", U"政府", U"办事处", U"党", U"人大", U"委"};

bool starts_with_any(std::u32string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::u32string_view word) { return text.starts_with(word); });
}

class RegionReader {
 public:
  explicit RegionReader(std::u32string_view text) : text_(text) {}

  AdministrativeRegion read() {
    for (const std::u32string_view before : {U"中共", U"中国共产党"})
      if (text_.starts_with(before)) text_.remove_prefix(before.size());
    if (starts_with_any(text_, kCentral)) return {"", "central"};
    for (std::size_t parts = 0; parts < kMostParts && read_part(); ++parts) {
    }
    return {text::encoded(text_.substr(0, end_)), level()};
  }

 private:
  // False where no further part begins.
  bool read_part() {
    const std::u32string_view rest = text_.substr(end_);
    for (std::size_t at = 0; at <= kLongestName && at < rest.size(); ++at)
      for (const Mark& mark : kMarks) {
        if (!rest.substr(at).starts_with(mark.text)) continue;
        const std::u32string_view name = rest.substr(0, at);
        if (!may_be(mark, name, rest.substr(at + mark.text.size()))) return false;
        end_ += at + mark.text.size();
        part_ = part_of(mark, rest.substr(0, at + mark.text.size()));
        return true;
      }
    return false;
  }

  bool may_be(const Mark& mark, std::u32string_view name, std::u32string_view after) const {
    if (name.size() < mark.shortest || name.size() > mark.longest) return false;
    if (part_ && *part_ >= mark.part && !(mark.text == U"市" && *part_ == Part::kCity)) return false;
    if (mark.part == Part::kTownship) return part_ && (after.empty() || starts_with_any(after, kAfterTownship));
    return std::none_of(kNoPlace.begin(), kNoPlace.end(),
                        [&](std::u32string_view ending) { return name.ends_with(ending); });
  }

  Part part_of(const Mark& mark, std::u32string_view whole) const {
    if (mark.text != U"市") return mark.part;
    if (part_ == Part::kCity) return Part::kCounty;
    const bool municipality = std::find(kMunicipalities.begin(), kMunicipalities.end(), whole) != kMunicipalities.end();
    return municipality ? Part::kProvince : Part::kCity;
  }

  std::string level() const {
    if (!part_) return "";
    constexpr std::array kLevels{"province", "city", "county", "township"};
    return kLevels[static_cast<std::size_t>(*part_)];
  }

  std::u32string_view text_;
  std::size_t end_ = 0;
  std::optional<Part> part_;
};

}  // namespace

AdministrativeRegion region_of(const std::string& entity) {
  const std::u32string text = text::decoded(entity);
  return RegionReader(text).read();
}

}  // namespace yusuan::feed
