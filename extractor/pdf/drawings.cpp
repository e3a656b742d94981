#include "pdf/drawings.h"

#define POINTERHOLDER_TRANSITION 4
#include <algorithm>
#include <cmath>
#include <map>
#include <new>
#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>
#include <utility>

#include "pdf/font_store.h"

namespace yusuan::pdf {
namespace {

constexpr std::size_t kMostPageBytes = 64u << 20;  // decoded content of one page; the longest seen has 2 MiB
constexpr std::size_t kMostFormBytes = 16u << 20;  // decoded forms kept for the pages to come

struct TooLong : std::runtime_error {
  TooLong() : std::runtime_error("content too long") {}
};

// Takes decoded bytes up to a bound: a few kilobytes can unfold into gigabytes.
class BoundedSink : public Pipeline {
 public:
  BoundedSink(std::string& out, std::size_t most) : Pipeline("content", nullptr), out_(out), most_(most) {}
  void write(unsigned char const* data, std::size_t size) override {
    if (overflowed_ || out_.size() + size > most_) {
      overflowed_ = true;
      throw TooLong();
    }
    out_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  bool overflowed() const { return overflowed_; }

 private:
  std::string& out_;
  std::size_t most_;
  bool overflowed_ = false;
};

// Appends the decoded stream to `out`, as far as it can be decoded; false when it was longer than `most`.
bool append_stream(QPDFObjectHandle stream, std::string& out, std::size_t most) {
  if (!stream.isStream()) return true;
  BoundedSink sink(out, most);
  stream.pipeStreamData(&sink, 0, qpdf_dl_generalized);
  return !sink.overflowed();
}

std::optional<Rect> rectangle_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 4) return std::nullopt;
  double v[4];
  for (int i = 0; i < 4; ++i) {
    QPDFObjectHandle item = array.getArrayItem(i);
    if (!item.isNumber()) return std::nullopt;
    v[i] = item.getNumericValue();
    if (!(std::fabs(v[i]) < 1e7)) return std::nullopt;
  }
  return Rect{std::min(v[0], v[2]), std::min(v[1], v[3]), std::max(v[0], v[2]), std::max(v[1], v[3])};
}

std::optional<Transform> matrix_of(QPDFObjectHandle array) {
  if (!array.isArray() || array.getArrayNItems() != 6) return std::nullopt;
  double v[6];
  for (int i = 0; i < 6; ++i) {
    QPDFObjectHandle item = array.getArrayItem(i);
    if (!item.isNumber()) return std::nullopt;
    v[i] = item.getNumericValue();
  }
  return Transform{v[0], v[1], v[2], v[3], v[4], v[5]};
}

ColorSpace space_of(QPDFObjectHandle space, int depth = 0) {
  if (space.isName()) {
    const std::string name = space.getName();
    if (name == "/DeviceGray" || name == "/CalGray") return ColorSpace::kGray;
    if (name == "/DeviceRGB" || name == "/CalRGB") return ColorSpace::kRgb;
    if (name == "/DeviceCMYK") return ColorSpace::kCmyk;
  }
  if (!space.isArray() || space.getArrayNItems() < 1 || depth > 2) return ColorSpace::kUnknown;
  QPDFObjectHandle family = space.getArrayItem(0);
  if (!family.isName()) return ColorSpace::kUnknown;
  const std::string name = family.getName();
  if (name == "/ICCBased" && space.getArrayNItems() > 1 && space.getArrayItem(1).isStream()) {
    QPDFObjectHandle channels = space.getArrayItem(1).getDict().getKey("/N");
    if (!channels.isInteger()) return ColorSpace::kUnknown;
    switch (channels.getIntValue()) {
      case 1:
        return ColorSpace::kGray;
      case 3:
        return ColorSpace::kRgb;
      case 4:
        return ColorSpace::kCmyk;
      default:
        return ColorSpace::kUnknown;
    }
  }
  if (name == "/Separation") return ColorSpace::kTint;
  return space_of(family, depth + 1);
}

class FormStore;

class PdfResources : public ContentResources {
 public:
  PdfResources(QPDFObjectHandle dictionary, FormStore& forms) : dictionary_(dictionary), forms_(forms) {}
  DrawnObject object(std::string_view name) const override;
  Transparency transparency(std::string_view name) const override {
    // Producers set the same few states for every piece of text, thousands of times a page.
    const auto known = states_.find(name);
    if (known != states_.end()) return known->second;
    return states_.emplace(std::string(name), read_state(name)).first->second;
  }
  ColorSpace color_space(std::string_view name) const override;
  const FontMetrics* font(std::string_view name) const override;

 private:
  QPDFObjectHandle entry(const char* category, std::string_view name) const {
    QPDFObjectHandle dictionary = dictionary_;  // QPDF's accessors are not const
    if (!dictionary.isDictionary()) return QPDFObjectHandle::newNull();
    QPDFObjectHandle group = dictionary.getKey(category);
    if (!group.isDictionary()) return QPDFObjectHandle::newNull();
    return group.getKey("/" + std::string(name));
  }

  Transparency read_state(std::string_view name) const;

  QPDFObjectHandle dictionary_;
  FormStore& forms_;
  mutable std::map<std::string, Transparency, std::less<>> states_;
  mutable std::map<std::string, const FontMetrics*, std::less<>> fonts_;
};

// Decoded forms by object: letterheads and table frames come again on every page.
class FormStore {
 public:
  std::shared_ptr<const FormContent> find(QPDFObjectHandle stream) {
    const QPDFObjGen key = stream.getObjGen();
    if (const auto found = forms_.find(key); found != forms_.end()) return found->second;
    auto form = std::make_shared<FormContent>();
    QPDFObjectHandle dictionary = stream.getDict();
    overflowed_ = !append_stream(stream, form->bytes, kMostPageBytes - std::min(bytes_, kMostPageBytes)) || overflowed_;
    if (const auto matrix = matrix_of(dictionary.getKey("/Matrix"))) form->matrix = *matrix;
    form->box = rectangle_of(dictionary.getKey("/BBox"));
    QPDFObjectHandle resources = dictionary.getKey("/Resources");
    if (resources.isDictionary()) form->resources = std::make_shared<PdfResources>(resources, *this);
    bytes_ += form->bytes.size();
    forms_[key] = form;
    return form;
  }

  // Between pages only: content under way refers to the forms.
  void forget_if_large() {
    overflowed_ = false;
    if (bytes_ <= kMostFormBytes) return;
    forms_.clear();
    bytes_ = 0;
  }
  bool overflowed() const { return overflowed_; }
  FontStore& fonts() { return fonts_; }

 private:
  FontStore fonts_;
  std::map<QPDFObjGen, std::shared_ptr<const FormContent>> forms_;
  std::size_t bytes_ = 0;
  bool overflowed_ = false;
};

DrawnObject PdfResources::object(std::string_view name) const {
  QPDFObjectHandle object = entry("/XObject", name);
  if (!object.isStream()) return {};
  QPDFObjectHandle subtype = object.getDict().getKey("/Subtype");
  if (subtype.isNameAndEquals("/Image")) return {DrawnObject::Kind::kImage, nullptr};
  if (!subtype.isNameAndEquals("/Form")) return {};
  return {DrawnObject::Kind::kForm, forms_.find(object)};
}

Transparency PdfResources::read_state(std::string_view name) const {
  QPDFObjectHandle state = entry("/ExtGState", name);
  if (!state.isDictionary()) return {};
  const auto number = [&](const char* key) -> std::optional<double> {
    QPDFObjectHandle value = state.getKey(key);
    return value.isNumber() ? std::optional(value.getNumericValue()) : std::nullopt;
  };
  Transparency change{number("/ca"), number("/CA"), std::nullopt, number("/LW")};
  QPDFObjectHandle mode = state.getKey("/BM"), mask = state.getKey("/SMask");
  if (!mode.isNull() || !mask.isNull())
    change.blends = (mode.isName() && !mode.isNameAndEquals("/Normal") && !mode.isNameAndEquals("/Compatible")) ||
                    mask.isDictionary();
  return change;
}

ColorSpace PdfResources::color_space(std::string_view name) const { return space_of(entry("/ColorSpace", name)); }

const FontMetrics* PdfResources::font(std::string_view name) const {
  const auto known = fonts_.find(name);
  if (known != fonts_.end()) return known->second;
  return fonts_.emplace(std::string(name), forms_.fonts().find(entry("/Font", name))).first->second;
}

// As Poppler's GfxState sets up its first matrix at 72 dpi, so that words and rulings agree.
Transform visible_page(const Rect& box, int rotate) {
  switch (rotate) {
    case 90:
      return {0, 1, 1, 0, -box.y0, -box.x0};
    case 180:
      return {-1, 0, 0, 1, box.x1, -box.y0};
    case 270:
      return {0, -1, -1, 0, box.y1, box.x1};
    default:
      return {1, 0, 0, -1, -box.x0, box.y1};
  }
}

}  // namespace

struct Drawings::State {
  QPDF qpdf;
  std::vector<QPDFObjectHandle> pages;
  FormStore forms;
  std::string content;  // decoded content of the current page; its memory serves all pages

  void log_warnings(MessageLog& log, std::optional<int> page) {
    if (!qpdf.anyWarnings()) return;
    for (const QPDFExc& warning : qpdf.getWarnings())
      log.add(Severity::kInfo, "qpdf", warning.getMessageDetail(), page);
  }
  bool decode(QPDFObjectHandle page);
};

Drawings::Drawings(std::string_view bytes, const std::string& password) : state_(std::make_unique<State>()) {
  state_->qpdf.setSuppressWarnings(true);
  state_->qpdf.processMemoryFile("input", bytes.data(), bytes.size(), password.c_str());
  state_->pages = state_->qpdf.getAllPages();
}

Drawings::~Drawings() = default;

int Drawings::pages() const { return static_cast<int>(state_->pages.size()); }

PageFrame Drawings::frame(int number) const {
  QPDFPageObjectHelper page(state_->pages.at(static_cast<std::size_t>(number - 1)));
  const Rect media = rectangle_of(page.getAttribute("/MediaBox", false)).value_or(Rect{0, 0, 612, 792});
  Rect box = intersected(rectangle_of(page.getAttribute("/CropBox", false)).value_or(media), media);
  if (!(box.width() > 0) || !(box.height() > 0)) box = media;
  QPDFObjectHandle rotate = page.getAttribute("/Rotate", false);
  const int degrees = rotate.isInteger() ? static_cast<int>((rotate.getIntValue() % 360 + 360) % 360) : 0;
  PageFrame frame{visible_page(box, degrees), box.width(), box.height(), 1};
  if (degrees == 90 || degrees == 270) std::swap(frame.width_pt, frame.height_pt);
  QPDFObjectHandle unit = page.getObjectHandle().getKey("/UserUnit");
  if (unit.isNumber() && unit.getNumericValue() > 0 && unit.getNumericValue() < 1e3) {
    const double scale = frame.user_unit = unit.getNumericValue();
    frame.to_page = chained(frame.to_page, {scale, 0, 0, scale, 0, 0});
    frame.width_pt *= scale;
    frame.height_pt *= scale;
  }
  return frame;
}

bool Drawings::State::decode(QPDFObjectHandle page) {
  content.clear();
  QPDFObjectHandle contents = page.getKey("/Contents");
  if (!contents.isArray()) return append_stream(contents, content, kMostPageBytes);
  for (int i = 0; i < contents.getArrayNItems(); ++i) {
    if (!append_stream(contents.getArrayItem(i), content, kMostPageBytes)) return false;
    content += '\n';  // tokens never run over the end of a stream
  }
  return true;
}

PaintResult Drawings::read(int number, const PageFrame& frame, Page& page, MessageLog& log) {
  PaintResult result;
  try {
    QPDFObjectHandle object = state_->pages.at(static_cast<std::size_t>(number - 1));
    state_->forms.forget_if_large();
    const bool complete = state_->decode(object);
    PdfResources resources(QPDFPageObjectHelper(object).getAttribute("/Resources", false), state_->forms);
    result = paint(state_->content, resources, frame.to_page, page);
    if (!complete || result.cut_short || state_->forms.overflowed())
      log.add(Severity::kWarning, "drawing_cut_short", "the page draws too much to follow; some lines may be missing",
              number);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    log.add(Severity::kWarning, "drawing_unread", std::string("the page's lines could not be read: ") + e.what(),
            number);
  }
  state_->log_warnings(log, number);
  return result;
}

std::string Drawings::rewritten() const {
  QPDFWriter writer(state_->qpdf);
  writer.setOutputMemory();
  writer.setPreserveEncryption(false);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

}  // namespace yusuan::pdf
