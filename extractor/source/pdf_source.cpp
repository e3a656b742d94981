#include "source/pdf_source.h"

#include "pdf/reader.h"

namespace yusuan::source {
namespace {

class PdfSource final : public PageSource {
 public:
  PdfSource(std::string_view bytes, const std::optional<std::string>& password) : reader_(bytes, password) {}

  int pages() const override { return reader_.pages(); }
  void describe(Source& source) const override {
    source.pages = reader_.pages();
    source.producer = reader_.producer();
  }
  Page read(int number) override { return reader_.read(number); }
  bool left_text_out() const override { return reader_.left_text_out(); }
  std::vector<Diagnostic> take_diagnostics() override { return reader_.take_diagnostics(); }

 private:
  pdf::PdfReader reader_;
};

}  // namespace

std::unique_ptr<PageSource> open_pdf(std::string_view bytes, const std::optional<std::string>& password) {
  return std::make_unique<PdfSource>(bytes, password);
}

}  // namespace yusuan::source
