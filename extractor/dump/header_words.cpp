#include "dump/header_words.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "text/pattern.h"
#include "text/utf8.h"

namespace yusuan::dump {
namespace {

// Columns of characters that the lines of a text stand off each other at most: ideographs take up one column and two
// of the page.
constexpr double kMostOff = 13.0;
// And those of two texts that are whole, and are one together.
constexpr double kAskew = 1.5;
constexpr double kAskewRest = 6.0;  // where the lower one hardly stands alone
// Rows from one line of a text to the next: other cells have theirs between them.
constexpr int kMostApart = 3;
// Bytes of one text; steps in all: what takes more is no header.
constexpr std::size_t kLongestText = 108;
constexpr std::size_t kMostSteps = 20000;
// Lines of one text.
constexpr std::size_t kMostLines = 6;
// Columns that a line may stand off its text for each line more that the text then has.
constexpr double kForLine = 3.0;

char32_t last_letter(const std::string& text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) last = text::next_code_point(text, at);
  return last;
}

text::Pattern whole_text(const patterns::PatternNode& root) {
  const auto any_of = [&](std::string_view key) {
    std::string all;
    for (const std::string& one : root.strings(key)) all += (all.empty() ? "" : "|") + one;
    return "(?:" + all + ")";
  };
  const std::string of_which = any_of("of_which");
  return text::Pattern("^(?:" + of_which + "?" + any_of("text") + "|" + of_which + ")$");
}

}  // namespace

HeaderWords::HeaderWords(const patterns::PatternFiles& files) {
  const patterns::PatternNode root = files.root("headers.toml");
  const auto read = [&](std::string_view key, patterns::PatternList& into) { into = root.patterns(key); };
  text_.emplace(whole_text(root));
  for (const std::string& text : root.strings("wraps")) add_joints(text);
  read("never_wraps", never_wraps), read("stands_alone", stands_alone);
  read("rest", rest), read("rest_of", rest_of);
  read("total_name", total_name), read("code_name", code_name), read("figure_name", figure_name);
  read("label_name", label_name), read("no_label_name", no_label_name);
  read("comparing", comparing), read("share", share), read("remark", remark), read("unit", unit);
  read("lead", lead), read("of_year", of_year);
  read("below_text", below_text), read("below_none", below_none);
  read("first_below", first_below), read("later_below", later_below);
  read("over_codes", over_codes_), read("below_codes", below_codes_);
  read("over_labels", over_labels_), read("below_labels", below_labels_);
  read("side", side_), read("of_unit", of_unit_);
  read("over_all", over_all_), read("outside_all", outside_all_), read("apart", apart_);
  groups_ = groups(root, "group", "parts");
  open_groups_ = groups(root, "open_group", "parts");
  strangers_ = groups(root, "stranger", "name");
}

std::vector<HeaderWords::Group> HeaderWords::groups(const patterns::PatternNode& root, std::string_view kind,
                                                    std::string_view names) {
  std::vector<Group> result;
  for (const patterns::PatternNode& node : root.entries(kind))
    result.push_back({text::Pattern(node.string("over")), text::Pattern(node.string(names))});
  return result;
}

void HeaderWords::add_joints(const std::string& text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = text::next_code_point(text, at);
    if (last != 0) joints_.insert({last, point});
    last = point;
  }
}

bool HeaderWords::may_join(const std::string& head, const std::string& tail) const {
  if (head.empty() || tail.empty()) return false;
  std::size_t at = 0;
  return joints_.count({last_letter(head), text::next_code_point(tail, at)}) > 0;
}

Kinship HeaderWords::kinship(const std::string& over, const std::string& name) const {
  if (patterns::any_matches(over_codes_, over))
    return patterns::any_matches(below_codes_, name) ? Kinship::kOwn
           : is_text(name)                           ? Kinship::kForeign
                                                     : Kinship::kNone;
  const bool label = patterns::any_matches(below_labels_, name);
  if (patterns::any_matches(over_labels_, over))
    return label ? Kinship::kOwn : is_text(name) ? Kinship::kForeign : Kinship::kNone;
  if (label) {
    if (patterns::any_matches(side_, over) && !patterns::any_matches(of_unit_, name)) return Kinship::kNone;
    return is_text(over) ? Kinship::kForeign : Kinship::kNone;
  }
  return kinship_of_groups(over, name);
}

Kinship HeaderWords::kinship_of_groups(const std::string& over, const std::string& name) const {
  const auto stands = [&](const Group& group) { return group.over.matches(over); };
  const auto holds = [&](const Group& group) { return group.names.matches(name); };
  const auto both = [&](const Group& group) { return stands(group) && holds(group); };
  if (std::any_of(strangers_.begin(), strangers_.end(), both)) return Kinship::kForeign;
  if (patterns::any_matches(over_all_, over))
    return patterns::any_matches(outside_all_, name) ? Kinship::kNone : Kinship::kOwn;
  if (std::any_of(groups_.begin(), groups_.end(), both) || std::any_of(open_groups_.begin(), open_groups_.end(), both))
    return Kinship::kOwn;
  if (std::none_of(groups_.begin(), groups_.end(), stands)) return Kinship::kNone;
  if (patterns::any_matches(apart_, name)) return Kinship::kForeign;
  return std::any_of(groups_.begin(), groups_.end(), holds) ? Kinship::kForeign : Kinship::kNone;
}

namespace {

struct Chain {
  std::vector<std::pair<std::size_t, std::size_t>> words;  // from the top down
  double off = 0;
};

double middle_of(const KeptWord& word) { return (word.x0 + word.x1) / 2.0; }

class Chains {
 public:
  Chains(const std::vector<const KeptLine*>& header, const HeaderWords& words) : header_(header), words_(words) {
    for (std::size_t i = 0; i < header.size(); ++i)
      for (std::size_t k = 0; k < header[i]->words.size(); ++k) go_on({.words = {{i, k}}}, word({i, k}).text);
    std::sort(found_.begin(), found_.end(), [](const Chain& a, const Chain& b) { return cost(a) < cost(b); });
  }

  std::vector<HeaderName> take() const {
    std::vector<HeaderName> texts;
    std::set<std::pair<std::size_t, std::size_t>> taken;
    for (const Chain& chain : found_) {
      if (std::any_of(chain.words.begin(), chain.words.end(), [&](const auto& at) { return taken.count(at) > 0; }))
        continue;
      taken.insert(chain.words.begin(), chain.words.end());
      texts.push_back(text_of(chain));
    }
    return texts;
  }

 private:
  static double cost(const Chain& chain) { return chain.off - kForLine * static_cast<double>(chain.words.size()); }

  const KeptWord& word(const std::pair<std::size_t, std::size_t>& at) const {
    return header_[at.first]->words[at.second];
  }

  // All the ways to go on with a text in the next lines.
  void go_on(const Chain& chain, const std::string& text) {
    if (chain.words.size() == 1 && patterns::any_matches(words_.stands_alone, text)) return;
    if (chain.words.size() > 1 && words_.is_text(text)) found_.push_back(chain);
    if (chain.words.size() >= kMostLines || patterns::any_matches(words_.never_wraps, text)) return;
    const std::pair<std::size_t, std::size_t> last = chain.words.back();
    const double middle = middle_of(word(chain.words.front()));
    for (std::size_t i = last.first + 1; i < header_.size(); ++i) {
      if (header_[i]->row - header_[last.first]->row > kMostApart) break;
      for (const auto& [off, k] : below(i, middle)) {
        const KeptWord& next = header_[i]->words[k];
        if (!words_.may_join(text, next.text) || patterns::any_matches(words_.never_wraps, next.text) ||
            text.size() + next.text.size() > kLongestText)
          continue;
        // Two whole texts, one below the other.
        const double most = patterns::any_matches(words_.rest, next.text) && patterns::any_matches(words_.rest_of, text)
                                ? kAskewRest
                                : kAskew;
        if (off > most && words_.is_text(next.text) && words_.is_text(text)) continue;
        if (++steps_ > kMostSteps) return;
        Chain longer = chain;
        longer.words.emplace_back(i, k);
        longer.off += off;
        go_on(longer, text + next.text);
      }
    }
  }

  // The words of a line that may go on with a text, and how far they stand off its middle.
  std::vector<std::pair<double, std::size_t>> below(std::size_t line, double middle) const {
    std::vector<std::pair<double, std::size_t>> words;
    for (std::size_t k = 0; k < header_[line]->words.size(); ++k) {
      const double off = std::abs(middle_of(header_[line]->words[k]) - middle);
      if (off <= kMostOff) words.emplace_back(off, k);
    }
    return words;
  }

  HeaderName text_of(const Chain& chain) const {
    HeaderName text = name_of_word(header_, chain.words.back().first, chain.words.back().second);
    const KeptWord* widest = nullptr;
    text.words.clear();
    for (auto at = chain.words.rbegin(); at != chain.words.rend(); ++at) {
      text.words.push_back(*at);
      if (widest == nullptr || word(*at).x1 - word(*at).x0 > widest->x1 - widest->x0) widest = &word(*at);
    }
    text.x0 = widest->x0;
    text.x1 = widest->x1;
    text.top = header_[chain.words.front().first]->row;
    return text;
  }

  const std::vector<const KeptLine*>& header_;
  const HeaderWords& words_;
  std::vector<Chain> found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<HeaderName> texts_told_by_words(const std::vector<const KeptLine*>& header, const HeaderWords& words) {
  return Chains(header, words).take();
}

}  // namespace yusuan::dump
