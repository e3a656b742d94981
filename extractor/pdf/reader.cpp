#include "pdf/reader.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <mutex>
#include <new>
#include <stdexcept>
#include <utility>

#include "pdf/drawings.h"
#include "pdf/message_log.h"
#include "pdf/opening.h"
#include "pdf/words.h"

namespace yusuan::pdf {
namespace {

// Where Poppler's complaints go.
struct Complaints {
  MessageLog log;
  std::optional<int> page;  // being read
};

// Of a collection that poppler-data has: a hostile file may name any.
bool is_about_missing_maps(const std::string& message) {
  if (message.find("Missing language pack") == std::string::npos) return false;
  constexpr const char* kCollections[] = {"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1"};
  return std::any_of(std::begin(kCollections), std::end(kCollections),
                     [&](const char* collection) { return message.find(collection) != std::string::npos; });
}

// Poppler prefixes them with "poppler/error (12345): ".
void log_complaint(const std::string& complaint, void* closure) {
  constexpr std::size_t kLongestPrefix = 40;
  const std::size_t colon = complaint.find(": ");
  std::string message = colon < kLongestPrefix ? complaint.substr(colon + 2) : complaint;
  if (const std::size_t line_end = message.find("<0a>"); line_end != std::string::npos) message.resize(line_end);
  auto& complaints = *static_cast<Complaints*>(closure);
  if (is_about_missing_maps(message))
    complaints.log.add(Severity::kWarning, "no_character_maps",
                       "the maps of characters of fonts that the file does not embed are missing here: install "
                       "poppler-data (" +
                           message + ")",
                       {});
  else
    complaints.log.add(Severity::kInfo, "poppler", std::move(message), complaints.page);
}

// Poppler has one place for complaints in a process, and promises nothing to threads: one reader at a time speaks with
// it.
class PopplerTurn {
 public:
  explicit PopplerTurn(Complaints& complaints) : lock_(mutex()) {
    poppler::set_debug_error_function(log_complaint, &complaints);
  }
  PopplerTurn(const PopplerTurn&) = delete;
  PopplerTurn& operator=(const PopplerTurn&) = delete;
  ~PopplerTurn() { poppler::set_debug_error_function(nullptr, nullptr); }

 private:
  static std::mutex& mutex() {
    static std::mutex one;
    return one;
  }
  std::lock_guard<std::mutex> lock_;
};

[[noreturn]] void refuse_encrypted(bool password_given) {
  throw Error(ErrorCode::kEncrypted, password_given ? "the password given with --password does not open this PDF"
                                                    : "the PDF is encrypted: give its password with --password");
}

[[noreturn]] void refuse_for_memory(std::optional<int> page) {
  throw Error(ErrorCode::kTooExpensive, "reading needs more memory than there is", page);
}

// Maps of characters that came along with the program, where no package of the system brings them.
void use_own_maps() {
  if (const char* folder = std::getenv("YUSUAN_POPPLER_DATA")) poppler::set_data_dir(folder);
}

std::unique_ptr<poppler::document> open_text(std::string_view bytes, const std::string& password) {
  static std::once_flag once;
  std::call_once(once, use_own_maps);
  return std::unique_ptr<poppler::document>(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

bool has_pages(const std::unique_ptr<poppler::document>& document) {
  return document && !document->is_locked() && document->pages() > 0;
}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.data(), bytes.size()};
}

}  // namespace

struct PdfReader::State {
  Complaints complaints;
  std::string repaired;  // what Poppler reads when it can't read the original bytes
  std::unique_ptr<Drawings> drawings;
  std::unique_ptr<poppler::document> text;
  bool left_text_out = false;  // of the page read last

  void open(std::string_view bytes, std::string password);
  void open_drawings(std::string_view bytes, const std::string& password);
  void open_repaired();
  PageFrame frame_of(int number, const poppler::page& page) const;
  Page read(int number);
  void log(Severity severity, const std::string& code, const std::string& message) {
    complaints.log.add(severity, code, message, complaints.page);
  }
};

void PdfReader::State::open(std::string_view bytes, std::string password) {
  if (bytes.empty()) throw Error(ErrorCode::kNotPdf, describe_non_pdf(bytes));
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    throw Error(ErrorCode::kTooExpensive, "files of 2 GiB and more cannot be read");
  text = open_text(bytes, password);
  const bool password_given = !password.empty();
  if (text && text->is_locked() && password_given) {
    // One password may be given for many documents; some need none.
    password.clear();
    text = open_text(bytes, password);
  }
  if (text && text->is_locked()) refuse_encrypted(password_given);
  open_drawings(bytes, password);
  if (!has_pages(text) && drawings && drawings->pages() > 0) open_repaired();
  if (has_pages(text)) return;
  if (!has_pdf_header(bytes)) throw Error(ErrorCode::kNotPdf, describe_non_pdf(bytes));
  throw Error(ErrorCode::kDamaged,
              text ? "the PDF is damaged: it has no pages"
                   : "the PDF is damaged beyond repair: download it again, or print it to a new PDF");
}

void PdfReader::State::open_drawings(std::string_view bytes, const std::string& password) {
  try {
    drawings = std::make_unique<Drawings>(bytes, password);
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& e) {
    log(Severity::kWarning, "drawing_unread", std::string("no lines could be read, only text: ") + e.what());
  }
  if (drawings && text && drawings->pages() != text->pages())
    log(Severity::kWarning, "pages_disagree",
        "damaged list of pages: Poppler finds " + std::to_string(text->pages()) + ", QPDF " +
            std::to_string(drawings->pages()));
}

void PdfReader::State::open_repaired() {
  try {
    repaired = drawings->rewritten();
    text = open_text(repaired, "");
    log(Severity::kWarning, "repaired", "the PDF is damaged; what could be repaired was read");
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    text.reset();
  }
}

// QPDF's frame where both libraries mean the same page, else the page as Poppler has it and no drawings.
PageFrame PdfReader::State::frame_of(int number, const poppler::page& page) const {
  const poppler::rectf box = page.page_rect();
  if (drawings && number <= drawings->pages()) {
    const PageFrame frame = drawings->frame(number);
    const double width = frame.width_pt / frame.user_unit, height = frame.height_pt / frame.user_unit;
    constexpr double kSameSize = 1;  // points
    if (drawings->pages() == text->pages() ||
        (std::fabs(width - box.width()) < kSameSize && std::fabs(height - box.height()) < kSameSize))
      return frame;
  }
  return {{}, box.width(), box.height(), 0};
}

Page PdfReader::State::read(int number) {
  Page result;
  result.number = number;
  complaints.page = number;
  left_text_out = false;
  const std::unique_ptr<poppler::page> page(text->create_page(number - 1));
  if (!page) {
    log(Severity::kWarning, "page_unread", "the page is damaged and could not be read");
    return result;
  }
  PageFrame frame = frame_of(number, *page);
  result.width_pt = frame.width_pt;
  result.height_pt = frame.height_pt;
  PaintResult drawn;
  if (frame.user_unit > 0)
    drawn = drawings->read(number, frame, result, complaints.log);
  else
    frame.user_unit = 1;
  PageWords words = read_words(*page, frame.user_unit, frame.width_pt, frame.height_pt, drawn);
  result.words = std::move(words.words);
  left_text_out = !words.tilted.empty() || !words.hidden.empty();
  if (!words.tilted.empty())
    log(Severity::kInfo, "tilted_text", "text at an odd angle, such as a watermark, was left out: " + words.tilted);
  if (!drawn.unnamed.empty()) {
    std::string fonts;
    for (const std::string& font : drawn.unnamed_fonts) fonts += (fonts.empty() ? "" : ", ") + font;
    log(Severity::kWarning, "no_unicode",
        std::to_string(drawn.unnamed.size()) + " characters in " + fonts +
            " cannot be read: the font does not say which" + " they are; U+FFFD stands for " +
            std::to_string(words.unnamed) + " of them");
  }
  if (!words.hidden.empty())
    log(Severity::kInfo, "hidden_text", "text that the page cuts off or paints over was left out: " + words.hidden);
  complaints.page.reset();
  return result;
}

PdfReader::PdfReader(std::string_view bytes, const std::optional<std::string>& password)
    : state_(std::make_unique<State>()) {
  const PopplerTurn turn(state_->complaints);
  try {
    state_->open(bytes, password.value_or(""));
  } catch (const std::bad_alloc&) {
    state_->text.reset();
    refuse_for_memory({});
  } catch (...) {
    state_->text.reset();
    throw;
  }
}

PdfReader::~PdfReader() {
  const PopplerTurn turn(state_->complaints);
  state_->text.reset();  // it may still complain
}

int PdfReader::pages() const { return state_->text->pages(); }

std::string PdfReader::producer() const { return utf8(state_->text->get_producer()); }

Page PdfReader::read(int number) {
  const PopplerTurn turn(state_->complaints);
  try {
    return state_->read(number);
  } catch (const std::bad_alloc&) {
    refuse_for_memory(number);
  } catch (const std::length_error&) {
    refuse_for_memory(number);
  }
}

bool PdfReader::left_text_out() const { return state_->left_text_out; }

std::vector<Diagnostic> PdfReader::take_diagnostics() { return state_->complaints.log.take(); }

}  // namespace yusuan::pdf
