#include "dump/header_words.h"

#include <algorithm>
#include <array>
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

// A year, a kind of figure, a source, what it is spent on.
const Pattern& whole_texts() {
  static const Pattern texts(
      "^(?:(?:其中[：:])?(?:"
      "(?:20\\d\\d(?:年度?)?)?(?:(?:年初|调整)?预算|(?:预计)?执行|决算|完成)数?|20\\d\\d年度?政府采购项目|"
      "占(?:调整|年初)?(?:预算|决算)数?的?(?:比重)?[%％]?|"
      "(?:预算|决算|执行)数?[为比占](?:20\\d\\d年度?|上年)?(?:年初|调整)?(?:预算|决算|执行)数?的?[%％]|"
      "比(?:20\\d\\d年度?|上年)?(?:年初|调整)?(?:预算|决算|执行)?数?(?:同口径|同期)?(?:增减|增长|增加)(?:额|率)?[%％]?|"
      "(?:增减|增长)(?:额|率|幅度?)?[%％]?|完成(?:年初|调整)?预算数?的?(?:比例)?[%％]?|[%％]|建议数|预计数|"
      "地区(?:名称)?|行政区划|"
      "项目|科目|项目(?:名称|类别|编码|支出总数|金额)|(?:支出)?(?:功能|经济|政府经济|部门经济)?(?:分类)?科目"
      "(?:编码|代码|名称)?|"
      "(?:预算)?(?:单位|部门)(?:名称|编码|代码)?|科目(?:编码|名称)|序号|备注|说明|年度|类|款|项|"
      "小计|合计|总计|共计|金额|数量|(?:收入|支出)(?:总计|合计|预算)?|本年(?:收入|支出)(?:合计)?|"
      "(?:一般公共预算|政府性基金预?算?|国有资本经营预?算?|公共预算)"
      "(?:(?:财政)?拨款|资金)?(?:收入|支出|基本支出)?|"
      "财政拨款(?:收入|支出|资金)?|财政专户(?:管理)?(?:拨款|资金)(?:收入)?|财政专户管理资金收入|"
      "教育收费|其他专户收入拨款|(?:其他|单位|自有)资金(?:收入)?|事业收入(?:资金)?(?:[（(]不?含教育收费[）)])?|"
      "(?:事业单位)?经营收入|事业单位经营收入(?:资金)?|上级补助收入(?:资金)?|(?:对)?附属单位上缴收入(?:资金)?|"
      "其他收入(?:资金)?|(?:使?用)(?:事业基金|非财政拨款结余)(?:弥补收支差额)?|上年(?:实户)?资金余额|"
      "(?:上年|年初|年末)(?:财政拨款)?(?:结转|结余|结转和?结余|结转、结余|结余、结转|结余结转)(?:资金)?|"
      "结转下年(?:资金)?|(?:日常)?公用(?:经费|支出)|人员(?:经费|支出)|(?:人员|公用)经费支出|"
      "基本支出(?:预算)?|项目支出(?:预算)?|(?:事业单位)?经营支出|上缴上级支出|对附属单位补助支出|"
      "专项资金列入部门预算的?项目|工资福利支出|商品和服务支出|对个人和家庭的补助|资本性支出|债务利息及费用支出|"
      "[“\"]?三公[”\"]?经费(?:预算数|合计|小计)?|因公出国[（(]境[）)](?:费用?|经费)|公务接待费|"
      "公务用车购置(?:及|和)运行(?:维护)?(?:费|经费)|公务用车(?:购置|运行|运行维护)(?:费|经费)|购置费|"
      "运行(?:维护)?费|会议费|培训费|一般债[务券]|专项债[务券]|(?:新增|再融资)(?:一般|专项)?债券(?:额度)?|"
      "\\d{4}年政府采购项目中预留给(?:中小|小型、微型)企业的项目资金规模"
      ")|其中[：:])$");
  return texts;
}

// Texts that wrap: what goes on with one begins with a letter that stands there behind its last.
const std::set<std::u32string>& joints() {
  static const std::set<std::u32string> all = [] {
    constexpr std::string_view kTexts =
        "一般公共预算财政拨款收入支出 一般公共预算拨款 公共预算资金 公共预算收入 公共预算支出 公共预算基本支出 "
        "政府性基金预算财政拨款收入支出 政府性基金预算拨款 政府性基金拨款 政府性基金收入 政府性基金支出 基金预算资金 "
        "基金预算收入 基金预算支出 "
        "国有资本经营预算财政拨款收入支出 国有资本经营预算拨款 国有资本经营拨款 国有资本经营收入 国有资本经营支出 "
        "经营预算资金 "
        "财政拨款资金 财政专户管理资金收入 财政专户管理拨款收入 财政专户拨款 财政专户资金 教育收费 其他专户收入拨款 "
        "其他资金收入 单位资金收入 自有资金 事业收入（不含教育收费） 事业收入（含教育收费） 事业收入资金 "
        "事业单位经营收入资金 "
        "事业单位经营支出 上级补助收入资金 对附属单位上缴收入资金 其他收入资金 使用事业基金弥补收支差额 用事业基金 "
        "使用非财政拨款结余 上年实户资金余额 上年结转和结余 上年结转结余 上年结余、结转 上年结转、结余 "
        "上年财政拨款结转资金 "
        "结转下年资金 日常公用经费 公用支出 人员经费支出 基本支出预算 项目支出预算 上缴上级支出 对附属单位补助支出 "
        "其中：基本支出 其中：项目支出 其中：专项资金列入部门预算的项目 列入部门预算项目 工资福利支出 商品和服务支出 "
        "对个人和家庭的补助 资本性支出 债务利息及费用支出 “三公”经费预算数 因公出国（境）费用 （境）经费 "
        "因公出国(境)费用 (境)经费 "
        "公务接待费 公务用车购置及运行维护费 公务用车购置和运行费 运行经费 公务用车运行费 公务用车购置经费 会议费 "
        "培训费 "
        "一般债务 一般债券 专项债务 专项债券 新增债券 再融资债券 年政府采购项目中预留给中小企业的项目资金规模 "
        "预留给小型、微型企业的项目 功能分类科目编码 功能分类科目名称 支出功能科目代码 经济分类科目 政府经济科目 "
        "部门经济科目 "
        "预算单位名称 部门代码 单位编码 部门编码 年初预算数 调整预算数 预算执行数 决算数 项目类别 项目支出总数 "
        "项目金额 "
        "完成数 完成年初预算% 完成调整预算% 占预算% 决算数% 执行数% 增长% 增减% "
        "收入总计 支出总计 收入合计 支出合计 本年收入 本年支出 收入预算 支出预算";
    std::set<std::u32string> pairs;
    char32_t last = 0;
    for (std::size_t at = 0; at < kTexts.size();) {
      const char32_t point = next_code_point(kTexts, at);
      if (last != 0 && point != U' ') pairs.insert({last, point});
      last = point == U' ' ? 0 : point;
    }
    return pairs;
  }();
  return all;
}

char32_t last_letter(const std::string& text) {
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) last = next_code_point(text, at);
  return last;
}

bool may_join(const std::string& head, const std::string& tail) {
  if (head.empty() || tail.empty()) return false;
  std::size_t at = 0;
  return joints().count({last_letter(head), next_code_point(tail, at)}) > 0;
}

struct Group {
  Pattern over, parts;
  bool closed = true;  // what is a part of another group is none of this one
};

// Groups whose parts the whole country names alike.
const std::array<Group, 14>& groups() {
  static const std::array<Group, 14> all = {
      Group{Pattern("^(?:20\\d\\d(?:年度?)?|本年|上年)(?:(?:年初|调整)?预算|决算|执行|快报)(?:数|情况)?$"),
            Pattern("^(?:金额|占.*[%％]|[为比].*[%％额率]|增[减长].*|完成.*[%％]|建议数)$"), false},
      Group{
          Pattern("^20\\d\\d年度?(?:预算|决算|执行情况)?$"),
          Pattern("^(?:年初预算数?|调整后?预算数?|预算数|决算数|(?:预计)?执行数|快报数|完成.*[%％]|建议数|比.*增减)$"),
          false},
      Group{Pattern("^(?:20\\d\\d(?:年度?)?)?预算数?$"), Pattern("^(?:年初|调整后?)预算数?$"), false},
      Group{Pattern("比.*(?:数|增减(?:情况)?|增长)$"), Pattern("^(?:(?:增减)?(?:金)?额|增[减长].*[%％率]|[%％])$"),
            false},
      Group{Pattern("政府采购项目$"), Pattern("^(?:小计$|其中[：:].*政府采购项目)"), false},
      Group{Pattern("^财政拨款(?:收入|支出|资金)?$"), Pattern("^(?:一般公共预算|公共预算|政府性基金|国有资本经营)")},
      Group{Pattern("^财政专户(?:管理)?拨款(?:收入)?$"), Pattern("^(?:教育收费|其他专户收入拨款)$")},
      Group{Pattern("^(?:单位|其他|自有)资金(?:收入)?$"),
            Pattern("^(?:事业收入|(?:事业单位)?经营收入|事业单位经营收入|上级补助收入|对?附属单位上缴收入|其他收入)")},
      Group{Pattern("^基本支出(?:预算)?$"), Pattern("^(?:人员|(?:日常)?公用)(?:经费|支出)")},
      Group{Pattern("^公务用车购置(?:及|和)运行(?:维护)?(?:费|经费)$"),
            Pattern("^(?:公务用车)?(?:购置|运行(?:维护)?)(?:费|经费)$")},
      Group{Pattern("三公[”\"]?经费"), Pattern("^(?:因公出国|公务接待费|公务用车)")},
      Group{Pattern("^一般公共预算(?:财政)?拨款$"), Pattern("^其中[：:]专项资金")},
      Group{Pattern("^(?:上年|年初)(?:财政拨款)?结"),
            Pattern("^(?:一般公共预算|政府性基金|国有资本|财政专户|单位资金)"), false},
      Group{Pattern("^本年收入$"),
            Pattern("^(?:一般公共预算|公共预算|政府性基金|国有资本|财政专户|教育收费|其他专户收入|事业收入|"
                    "(?:事业单位)?经营收入|上级补助收入|对?附属单位上缴收入|其他收入)")},
  };
  return all;
}

}  // namespace

bool is_header_text(const std::string& text) { return whole_texts().matches(text); }

Kinship kinship(const std::string& over, const std::string& name) {
  static const Pattern of_labels("^(?:项目|科目|.*科目)$");
  static const Pattern label("(?:名称|编码|代码|科目|序号|备注|说明|年度|单位|项目|^类|^款|^项)$");
  static const Pattern side("^(?:20\\d\\d年度?|本年)?(?:财政拨款)?(?:收入|支出)(?:预算)?$");
  static const Pattern of_unit("(?:单位|部门)");
  static const Pattern apart("^(?:上年.*|财政专户管理资金.*|使?用.*(?:结余|差额)|项目支出|总计|会议费|培训费)$");
  static const Pattern over_all(
      "^(?:部门预算|预算数|20\\d\\d年预算数?|(?:收入|支出)预算|(?:一般公共|政府性基金|国有资本经营)预算(?:基本)?支出|"
      "本年(?:一般公共|政府性基金|国有资本经营)预算(?:基本)?支出)$");
  static const Pattern of_codes("(?:编码|代码)$"), code("^(?:类|款|项)$|(?:编码|代码)$");
  if (of_codes.matches(over))
    return code.matches(name) ? Kinship::kOwn : is_header_text(name) ? Kinship::kForeign : Kinship::kNone;
  if (of_labels.matches(over))
    return label.matches(name) ? Kinship::kOwn : is_header_text(name) ? Kinship::kForeign : Kinship::kNone;
  if (label.matches(name)) {
    if (side.matches(over) && !of_unit.matches(name)) return Kinship::kNone;
    return is_header_text(over) ? Kinship::kForeign : Kinship::kNone;
  }
  static const Pattern public_expenses("三公[”\"]?经费");
  if (name == "合计" && public_expenses.matches(over)) return Kinship::kForeign;
  if (over_all.matches(over)) return name == "总计" ? Kinship::kNone : Kinship::kOwn;
  bool closed = false;
  for (const Group& group : groups()) {
    if (!group.over.matches(over)) continue;
    if (group.parts.matches(name)) return Kinship::kOwn;
    closed = closed || group.closed;
  }
  if (!closed) return Kinship::kNone;
  if (apart.matches(name)) return Kinship::kForeign;
  for (const Group& group : groups())
    if (group.closed && group.parts.matches(name)) return Kinship::kForeign;
  return Kinship::kNone;
}

namespace {

struct Chain {
  std::vector<std::pair<std::size_t, std::size_t>> words;  // from the top down
  double off = 0;
};

double middle_of(const KeptWord& word) { return (word.x0 + word.x1) / 2.0; }

class Chains {
 public:
  explicit Chains(const std::vector<const KeptLine*>& header) : header_(header) {
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
    static const Pattern of_fund("(?:公共预算|政府性基金|国有资本经营|财政专户(?:管理)?)$"),
        rest("^(?:预算|资金|拨款)$");
    static const Pattern side("^(?:本年)?(?:收入|支出)$");
    if (chain.words.size() == 1 && side.matches(text)) return;
    static const Pattern whole("^(?:类|款|项|合计|总计|共计|小计|其中[：:])$");
    if (chain.words.size() > 1 && is_header_text(text)) found_.push_back(chain);
    if (chain.words.size() >= kMostLines || whole.matches(text)) return;
    const std::pair<std::size_t, std::size_t> last = chain.words.back();
    const double middle = middle_of(word(chain.words.front()));
    for (std::size_t i = last.first + 1; i < header_.size(); ++i) {
      if (header_[i]->row - header_[last.first]->row > kMostApart) break;
      for (const auto& [off, k] : below(i, middle)) {
        const KeptWord& next = header_[i]->words[k];
        if (!may_join(text, next.text) || whole.matches(next.text) || text.size() + next.text.size() > kLongestText)
          continue;
        // Two whole texts, one below the other.
        const double most = rest.matches(next.text) && of_fund.matches(text) ? kAskewRest : kAskew;
        if (off > most && is_header_text(next.text) && is_header_text(text)) continue;
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
  std::vector<Chain> found_;
  std::size_t steps_ = 0;
};

}  // namespace

std::vector<HeaderName> texts_told_by_words(const std::vector<const KeptLine*>& header) {
  return Chains(header).take();
}

}  // namespace yusuan::dump
