#include "pdf/font_store.h"

#define POINTERHOLDER_TRANSITION 4
#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <optional>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yusuan::pdf {
namespace {

constexpr int kMostCharacters = 65536;  // of a collection
constexpr int kOneByteCodes = 256;

std::optional<int> code_of(QPDFObjectHandle object, int most) {
  if (!object.isInteger()) return std::nullopt;
  const long long value = object.getIntValue();
  return value >= 0 && value < most ? std::optional(static_cast<int>(value)) : std::nullopt;
}

void list(FontMetrics& font, int code, QPDFObjectHandle width) {
  if (!width.isNumber()) return;
  const auto at = static_cast<std::size_t>(code);
  if (font.widths.size() <= at) font.widths.resize(at + 1, -1);
  font.widths[at] = static_cast<float>(width.getNumericValue());
}

// As Poppler reads them: signs do not count, and what is 0 or more than 3 is not believed.
void read_heights(FontMetrics& font, QPDFObjectHandle descriptor) {
  if (!descriptor.isDictionary()) return;
  const auto height = [&](const char* key, double otherwise) {
    QPDFObjectHandle number = descriptor.getKey(key);
    const double value = number.isNumber() ? std::fabs(number.getNumericValue()) / 1000 : 0;
    return value > 0 && value < 3 ? value : otherwise;
  };
  font.ascent = height("/Ascent", font.ascent);
  font.descent = -height("/Descent", -font.descent);
}

// `c [w1 w2 …]` from c on, or `first last w`.
void list_characters(FontMetrics& font, QPDFObjectHandle array) {
  const int items = array.isArray() ? array.getArrayNItems() : 0;
  for (int i = 0; i + 1 < items;) {
    const auto first = code_of(array.getArrayItem(i), kMostCharacters);
    QPDFObjectHandle next = array.getArrayItem(i + 1);
    if (!first) return;
    if (next.isArray()) {
      for (int k = 0; k < next.getArrayNItems() && *first + k < kMostCharacters; ++k)
        list(font, *first + k, next.getArrayItem(k));
      i += 2;
      continue;
    }
    const auto last = code_of(next, kMostCharacters);
    if (!last || i + 2 >= items) return;
    for (int code = *first; code <= *last; ++code) list(font, code, array.getArrayItem(i + 2));
    i += 3;
  }
}

// Which characters ASCII is in Adobe-GB1, of the maps that Chinese producers name: letters of their own widths, or half
// as wide as ideographs.
void read_map(FontMetrics& font, const std::string& name) {
  constexpr int kProportional = 1, kHalfWidth = 814;
  if (name == "/Identity-H") {
    font.codes = FontMetrics::Codes::kTwoBytes;
  } else if (name == "/UniGB-UCS2-H" || name == "/UniGB-UTF16-H") {
    font.codes = FontMetrics::Codes::kTwoBytes;
    font.space = kProportional;
  } else if (name == "/GBK-EUC-H" || name == "/GB-EUC-H") {
    font.codes = FontMetrics::Codes::kMixed;
    font.space = kHalfWidth;
  } else if (name == "/GBKp-EUC-H" || name == "/GBpc-EUC-H") {
    font.codes = FontMetrics::Codes::kMixed;
    font.space = kProportional;
  }
}

// Takes the first bytes of a stream: a few kilobytes can unfold into gigabytes.
class Head : public Pipeline {
 public:
  Head() : Pipeline("map", nullptr) {}
  void write(unsigned char const* data, std::size_t size) override {
    constexpr std::size_t kMost = 1 << 16;  // characters are named from the second hundred bytes on
    text.append(reinterpret_cast<const char*>(data), std::min(size, kMost - text.size()));
    if (text.size() == kMost) throw std::length_error("enough");
  }
  void finish() override {}

  std::string text;
};

// Whether a map from codes to characters is there and names any.
bool names_characters(QPDFObjectHandle map) {
  if (map.isName()) return true;
  if (!map.isStream()) return false;
  Head head;
  try {
    map.pipeStreamData(&head, 0, qpdf_dl_generalized);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    // What came before the fault, or before there was enough, tells.
  }
  const auto has = [&](const char* operation) { return head.text.find(operation) != std::string::npos; };
  return has("beginbfchar") || has("beginbfrange") || has("usecmap") || !has("endcmap");
}

// Whether codes are glyphs of an embedded font of no known collection, and nothing says which characters these are.
bool is_unnamed(QPDFObjectHandle dictionary, QPDFObjectHandle descendant) {
  QPDFObjectHandle collection = descendant.getKey("/CIDSystemInfo"), descriptor = descendant.getKey("/FontDescriptor");
  if (!dictionary.getKey("/Encoding").isNameAndEquals("/Identity-H") || !collection.isDictionary() ||
      !descriptor.isDictionary() || descendant.getKey("/CIDToGIDMap").isStream())
    return false;
  QPDFObjectHandle ordering = collection.getKey("/Ordering");
  const bool embedded = descriptor.getKey("/FontFile2").isStream() || descriptor.getKey("/FontFile3").isStream();
  return embedded && ordering.isString() && ordering.getStringValue() == "Identity" &&
         !names_characters(dictionary.getKey("/ToUnicode"));
}

void read_composite(FontMetrics& font, QPDFObjectHandle dictionary) {
  QPDFObjectHandle map = dictionary.getKey("/Encoding"), descendants = dictionary.getKey("/DescendantFonts");
  if (!map.isName() || !descendants.isArray() || descendants.getArrayNItems() < 1) return;
  QPDFObjectHandle descendant = descendants.getArrayItem(0);
  if (!descendant.isDictionary()) return;
  read_map(font, map.getName());
  font.unnamed = is_unnamed(dictionary, descendant);
  read_heights(font, descendant.getKey("/FontDescriptor"));
  QPDFObjectHandle usual = descendant.getKey("/DW");
  font.usual = usual.isNumber() ? static_cast<float>(usual.getNumericValue()) : 1000;
  list_characters(font, descendant.getKey("/W"));
}

void read_simple(FontMetrics& font, QPDFObjectHandle dictionary) {
  QPDFObjectHandle widths = dictionary.getKey("/Widths"), matrix = dictionary.getKey("/FontMatrix"),
                   descriptor = dictionary.getKey("/FontDescriptor");
  read_heights(font, descriptor);
  const auto first = code_of(dictionary.getKey("/FirstChar"), kOneByteCodes);
  if (!widths.isArray() || !first) return;
  font.codes = FontMetrics::Codes::kOneByte;
  for (int i = 0; i < widths.getArrayNItems() && *first + i < kOneByteCodes; ++i)
    list(font, *first + i, widths.getArrayItem(i));
  if (descriptor.isDictionary() && descriptor.getKey("/MissingWidth").isNumber())
    font.usual = static_cast<float>(descriptor.getKey("/MissingWidth").getNumericValue());
  if (dictionary.getKey("/Subtype").isNameAndEquals("/Type3") && matrix.isArray() && matrix.getArrayNItems() == 6 &&
      matrix.getArrayItem(0).isNumber())
    font.em = std::fabs(matrix.getArrayItem(0).getNumericValue());
}

}  // namespace

struct FontStore::State {
  std::map<QPDFObjGen, std::unique_ptr<const FontMetrics>> fonts;
  std::vector<std::unique_ptr<const FontMetrics>> direct;  // written where they are used
};

FontStore::FontStore() : state_(std::make_unique<State>()) {}

FontStore::~FontStore() = default;

FontMetrics read_metrics(const QPDFObjectHandle& handle) {
  QPDFObjectHandle font = handle;  // QPDF's accessors are not const
  FontMetrics metrics;
  if (!font.isDictionary()) return metrics;
  if (QPDFObjectHandle name = font.getKey("/BaseFont"); name.isName()) metrics.name = name.getName().substr(1);
  if (font.getKey("/Subtype").isNameAndEquals("/Type0"))
    read_composite(metrics, font);
  else
    read_simple(metrics, font);
  return metrics;
}

const FontMetrics* FontStore::find(const QPDFObjectHandle& handle) {
  QPDFObjectHandle font = handle;
  if (!font.isIndirect()) {
    state_->direct.push_back(std::make_unique<const FontMetrics>(read_metrics(font)));
    return state_->direct.back().get();
  }
  auto& metrics = state_->fonts[font.getObjGen()];
  if (!metrics) metrics = std::make_unique<const FontMetrics>(read_metrics(font));
  return metrics.get();
}

}  // namespace yusuan::pdf
