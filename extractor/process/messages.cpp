// One list, although it is long: the twin of each message. A test holds the sources against it.
#include "process/messages.h"

#include <array>
#include <utility>

namespace yusuan::process {
namespace {

struct Twin {
  std::string_view english;  // %1 … %9: in this order, what a message is about
  std::string_view chinese;
};

constexpr Twin kTwins[] = {
    // what the system says
    {"No such file or directory", "没有这个文件或文件夹"},
    {"Permission denied", "没有权限"},
    {"No space left on device", "磁盘已满"},
    {"Disk quota exceeded", "超出磁盘配额"},
    {"Read-only file system", "文件系统只读"},
    {"Is a directory", "是文件夹"},
    {"Not a directory", "不是文件夹"},
    {"File exists", "文件已存在"},
    {"File too large", "文件太大"},
    {"Input/output error", "读写出错"},
    {"Too many open files", "打开的文件太多"},
    {"Cannot allocate memory", "内存不足"},
    {"std::bad_alloc", "内存不足"},
    {"Operation not permitted", "不允许这样做"},
    {"Function not implemented", "系统没有这个功能"},
    {"Success", "成功"},

    // what is given to read
    {"no such file", "没有这个文件"},
    {"may not be read: check its permissions", "无权读取：请检查文件的权限"},
    {"is a folder: name one PDF file", "是文件夹：请指定一份 PDF"},
    {"is a folder, and no *.pdf or *.txt lies below it", "是文件夹，里面没有 *.pdf 或 *.txt"},
    {"is no regular file", "不是普通文件"},
    {"cannot be read: %1", "无法读取：%1"},
    {"is larger than 256 MiB: split it first", "大于 256 MiB：请先拆分"},
    {"is empty", "是空文件"},
    {"the file is empty", "是空文件"},
    {"names no URL: a line is a file and its URL", "没有网址：一行应是一个文件和它的网址"},
    {"there is no page %1: the last one is %2", "没有第 %1 页：最后一页是第 %2 页"},
    {"has %1 pages to read, more than %2; allow more with --max-pages, or give it in parts",
     "要读 %1 页，多于 %2 页；请用 --max-pages 放宽，或拆成几份"},
    {"no text layer: the pages are images; run OCR over the file first (for instance ocrmypdf)",
     "没有文字层，页面是图像：请先做文字识别（例如 ocrmypdf）"},
    {"no text that can be read: %1", "没有能读的文字：%1"},
    {"the maps of characters of fonts that the file does not embed are missing here: install poppler-data (%1)",
     "文件没有嵌入字体，而这里缺少字符映射：请安装 poppler-data（%1）"},
    {"no text on any page but at an odd angle or hidden: nothing to extract",
     "各页的文字不是歪斜就是看不见：没有可提取的内容"},
    {"no text on any page: nothing to extract", "各页都没有文字：没有可提取的内容"},
    {"the password given with --password does not open this PDF", "用 --password 给出的密码打不开这份 PDF"},
    {"the PDF is encrypted: give its password with --password", "PDF 已加密：请用 --password 给出密码"},
    {"reading needs more memory than there is", "读取需要的内存超过现有的"},
    {"files of 2 GiB and more cannot be read", "2 GiB 以上的文件无法读取"},
    {"the PDF is damaged: it has no pages", "PDF 已损坏：没有页"},
    {"the PDF is damaged beyond repair: download it again, or print it to a new PDF",
     "PDF 损坏得无法修复：请重新下载，或打印成新的 PDF"},
    {"not a PDF: the file looks like %1", "不是 PDF：看起来是 %1"},
    {"not a PDF: the file does not begin as a PDF does", "不是 PDF：文件开头不是 PDF 的样子"},
    {"a web page (HTML)", "网页（HTML）"},
    {"a ZIP archive, as Office and OFD files are", "ZIP 压缩包（Office、OFD 文件也是）"},
    {"an old Office document (.doc, .xls)", "旧版 Office 文件（.doc、.xls）"},
    {"a Git LFS pointer, not the file that it stands for", "Git LFS 指针，不是它所指的文件"},
    {"a PNG image", "PNG 图像"},
    {"a JPEG image", "JPEG 图像"},
    {"a TIFF image", "TIFF 图像"},
    {"a GIF image", "GIF 图像"},
    {"an RTF document", "RTF 文件"},
    {"a PostScript file", "PostScript 文件"},
    {"a RAR archive", "RAR 压缩包"},
    {"a 7z archive", "7z 压缩包"},
    {"a gzip file", "gzip 文件"},
    {"an XML file", "XML 文件"},
    {"page %1 is an image without text: to read tables there, run OCR over the file first (for instance ocrmypdf)",
     "第 %1 页是没有文字的图像：要读那里的表，请先做文字识别（例如 ocrmypdf）"},
    {"pages %1 are images without text: to read tables there, run OCR over the file first (for instance ocrmypdf)",
     "第 %1 页是没有文字的图像：要读那里的表，请先做文字识别（例如 ocrmypdf）"},
    {"%1 and %2", "%1、%2"},
    {"no table found", "没有找到表"},
    {"no table found: there is no text", "没有找到表：没有文字"},
    {"neither a PDF nor text: give the PDF of the disclosure or its text",
     "既不是 PDF 也不是文本：请给出公开文件的 PDF 或它的文本"},
    {"cannot be processed: %1", "无法处理：%1"},
    {"the result breaks its own schema, which is a bug of yusuan: %1",
     "结果不合自己的格式说明，这是 yusuan 的错误：%1"},

    // patterns
    {"cannot read %1", "无法读取 %1"},
    {"no pattern file can be read in the folder %1", "文件夹 %1 里没有能读的表式文件"},
    {"there is no patterns/%1", "没有 patterns/%1"},
    {"patterns/%1, line %2: %3", "patterns/%1 第 %2 行：%3"},
    {"the pattern `%1` is invalid: %2", "模式 `%1` 有误：%2"},

    // the reading process
    {"needs more memory than there is; give it in parts", "需要的内存超过现有的：请拆成几份"},
    {"says nothing, or too slowly: is it a pipe that nobody writes into? allow more with --timeout",
     "没有内容传来，或太慢：是没有人写入的管道吗？请用 --timeout 放宽"},
    {"takes far too long to read; give it in parts, or allow more with --timeout",
     "读取太久：请拆成几份，或用 --timeout 放宽"},
    {"takes far too long to read; print it to a new PDF and try that, or allow more with --timeout",
     "读取太久：请打印成新的 PDF 再试，或用 --timeout 放宽"},
    {"needs more memory than 2 GiB; give it in parts, or print it to a new PDF and try that",
     "需要的内存超过 2 GiB：请拆成几份，或打印成新的 PDF 再试"},
    {"needs too much memory or breaks the PDF library; print it to a new PDF and try that",
     "需要的内存太多，或使 PDF 程序库出错：请打印成新的 PDF 再试"},
    {"makes the PDF library crash: it is damaged or hostile; print it to a new PDF and try that",
     "使 PDF 程序库崩溃，文件已损坏或有恶意：请打印成新的 PDF 再试"},
    {"makes the PDF library crash (%1): it is damaged or hostile; print it to a new PDF and try that",
     "使 PDF 程序库崩溃（%1），文件已损坏或有恶意：请打印成新的 PDF 再试"},
    {"makes its worker say what makes no sense and live on: it is damaged or hostile; print it to a new PDF and try "
     "that",
     "使读取的进程说出没有意义的话，文件已损坏或有恶意：请打印成新的 PDF 再试"},
    {"signal %1", "信号 %1"},
    {"exit status %1", "退出状态 %1"},
    {"changed while it was read: read it again once it stands still", "读取时文件变了：等它不再变时重读"},
    {"keeps its bytes back for longer than %1 s; allow more with --timeout",
     "超过 %1 秒没有传来内容；请用 --timeout 放宽"},
    {"takes longer than %1 s; allow more with --timeout", "读取超过 %1 秒；请用 --timeout 放宽"},
    {"its worker was killed from outside, or by the kernel when memory ran out",
     "读取的进程被外部终止，或因内存耗尽被内核终止"},
    {"needs more memory than %1 MiB; allow more with --memory", "需要的内存超过 %1 MiB；请用 --memory 放宽"},
    {"needs more memory than --memory allows", "需要的内存超过 --memory 允许的"},
    {"the reading process has handed over something else", "读取的进程交来了别的东西"},
    {"the reading process has handed over what is no workbook", "读取的进程交来的不是工作簿"},
    {"the reading process has handed over what is no part of a workbook", "读取的进程交来的不是工作簿的一部分"},
    {"the reading process wants a file that nobody asked for", "读取的进程要写没有人要求的文件"},
    {"its worker handed over what is no folder of files", "读取的进程交来的不是一组文件"},
    {"its worker handed over what is no file", "读取的进程交来的不是文件"},
    {"its worker handed over something else", "读取的进程交来了别的东西"},
    {"no memory for what is to be written: %1", "没有内存容纳要写的内容：%1"},
    {"no memory for a result: %1", "没有内存容纳结果：%1"},
    {"no memory to share: %1", "没有可共享的内存：%1"},
    {"no memory to share with a worker: %1", "没有可与读取进程共享的内存：%1"},
    {"no pipe: %1", "无法建立管道：%1"},
    {"no process for the work: %1", "无法启动读取的进程：%1"},
    {"no process for a worker: %1", "无法启动读取的进程：%1"},
    {"no socket for a worker: %1", "无法与读取的进程建立连接：%1"},
    {"no random number for a worker: %1", "无法取得随机数：%1"},
    {"no socket for the keeper of results: %1", "无法与保存结果的进程建立连接：%1"},
    {"no process for the keeper of results: %1", "无法启动保存结果的进程：%1"},
    {"the work's end is unknown: %1", "不知道读取的进程如何结束：%1"},
    {"this kernel cannot lock in what reads documents (%1): they are read without the sandbox",
     "这个内核无法隔离读取文件的进程（%1）：不加隔离地读取"},
    {"libseccomp cannot make a filter", "libseccomp 无法建立过滤器"},
    {"this kernel has no Landlock: a hostile document could look into other files of yours, though send them nowhere",
     "这个内核没有 Landlock：有恶意的文件可能看到您的其他文件，但无法送出"},
    {"the line and its answer need more memory than there is", "这一行和它的结果需要的内存超过现有的"},
    {"the line is longer than 384 MiB", "这一行长于 384 MiB"},
    {"the line is nested too deep", "这一行嵌套太深"},
    {"the line is no JSON object", "这一行不是 JSON 对象"},
    {"give either \"path\" or \"bytes\"", "请给出 \"path\" 或 \"bytes\" 之一"},
    {"\"bytes\" is no base64", "\"bytes\" 不是 base64"},

    // where results go
    {"nobody reads standard output any more", "标准输出已无人读取"},
    {"the folder %1 cannot be made: %2", "无法建立文件夹 %1：%2"},
    {"%1 is no folder", "%1 不是文件夹"},
    {"no folder for temporary files can be made", "无法建立临时文件夹"},
    {"the result cannot be written: %1", "结果无法写出：%1"},
    {"standard output cannot be written: %1", "标准输出无法写出：%1"},
    {"no result can be written any more: %1", "再也写不出结果：%1"},
    {"no result is kept any more: the disk or the database does not answer", "结果无法保存：磁盘或数据库没有回应"},
    {"the process that keeps the results has ended: it was killed", "保存结果的进程已结束：它被终止了"},
    {"%1 is a link: name a file of its own with --journal", "%1 是链接：请用 --journal 指定一个普通文件"},
    {"another batch is writing %1", "另一个 batch 正在写 %1"},
    {"%1, which writes this format, cannot be run: %2", "写这种格式的程序 %1 无法运行：%2"},
    {"PostgreSQL: the schema has other tables than the feed: %1 is missing; load into an empty schema (see "
     "schemas/facts.sql)",
     "PostgreSQL：模式里的表不是本程序的：缺少 %1；请装入空的模式（见 schemas/facts.sql）"},
    {"PostgreSQL: no memory", "PostgreSQL：内存不足"},
    {"PostgreSQL: the server has not answered for %1 s: it or the network is stalled",
     "PostgreSQL：服务器 %1 秒没有回应：它或网络停住了"},
    {"PostgreSQL: %1", "PostgreSQL：%1"},
    {"a workbook has no room for more than a million rows of one table: take csv or sqlite",
     "工作簿的一张表放不下一百万行以上：请用 csv 或 sqlite"},
    {"%1 is another program's database: name a new file", "%1 是别的程序的数据库：请指定新文件"},
    {"%1 holds version %2 of the feed's schema, this is %3: load into a new file",
     "%1 的数据库格式是第 %2 版，本程序是第 %3 版：请装入新文件"},
    {"%1 cannot be written: a sheet cannot be called %2", "%1 无法写出：工作表不能叫 %2"},
    {"%1 cannot be written: no memory", "%1 无法写出：内存不足"},
    {"%1 cannot be written: %2", "%1 无法写出：%2"},
    {"%1 cannot be opened: %2", "%1 无法打开：%2"},
    {"%1 cannot be locked: %2", "%1 无法锁定：%2"},
    {"%1 cannot be emptied: %2", "%1 无法清空：%2"},
    {"%1 cannot be mended: %2", "%1 无法修复：%2"},
    {"%1 document taken out: the file is gone or another one", "删去 %1 份：文件已不在，或已换成别的内容"},
    {"%1 documents taken out: the file is gone or another one", "删去 %1 份：文件已不在，或已换成别的内容"},
    {"nothing to do: no *.pdf and no *.txt lies below what was named", "没有可做的：指定的位置之下没有 *.pdf 或 *.txt"},

    // usage
    {"--sources: %1", "--sources：%1"},
    {"no schema is called %1; there are %2", "没有叫 %1 的格式说明；有 %2"},
    {"batch needs -o DIR, -o FILE.sqlite or --to postgresql://…",
     "batch 需要 -o DIR、-o FILE.sqlite 或 --to postgresql://…"},
    {"a batch writes a result a document: name a folder with -o, or FILE.sqlite; yusuan extract PATH -o %1 makes one "
     "of "
     "all",
     "batch 一份文件写一个结果：请用 -o 指定文件夹或 FILE.sqlite；合成一个用 yusuan extract PATH -o %1"},
    {"a batch writes a result a document: name a folder with -o, or FILE.sqlite",
     "batch 一份文件写一个结果：请用 -o 指定文件夹或 FILE.sqlite"},
    {"--format %1 is for a folder: -o DIR", "--format %1 要写到文件夹：-o DIR"},
    {"--format %1 needs -o FILE or DIR", "--format %1 需要 -o 指定文件或文件夹"},
    {"--prune is for databases: -o FILE.sqlite or --to postgresql://…",
     "--prune 用于数据库：-o FILE.sqlite 或 --to postgresql://…"},
    {"%1 documents are not one %2, as %3 wants: name a folder with -o, or take csv, ndjson, parquet, xlsx or sqlite",
     "%1 份文件不能合成 %3 那样的一个 %2：请用 -o 指定文件夹，或用 csv、ndjson、parquet、xlsx、sqlite"},
    {"standard output", "标准输出"},
    {"what is to be done? extract, tables, check, batch … (see yusuan --help)",
     "要做什么？extract、tables、check、batch……（见 yusuan --help）"},
    {"%1 (see yusuan --help)", "%1（见 yusuan --help）"},
    {"%1 (see yusuan %2 --help)", "%1（见 yusuan %2 --help）"},
    {"there is no command %1; did you mean %2?", "没有命令 %1；您是要 %2 吗？"},
    {"there is no command %1", "没有命令 %1"},
    {"there is no option %1; did you mean %2?", "没有选项 %1；您是要 %2 吗？"},
    {"there is no option %1", "没有选项 %1"},
    {"nothing more is expected after the input, as %1 is", "输入之后不应再有别的，而有 %1"},
    {"nothing more is expected after the input", "输入之后不应再有别的"},
    {"-o: no format has the ending of %1", "-o：没有以 %1 这样结尾的格式"},
    {"-o: %1 is no name for %2; name a folder", "-o：%1 不是 %2 的文件名；请指定文件夹"},
    {"-o: findings are not written as %1, which %2 asks for", "-o：问题不能写成 %2 要求的 %1"},
    {"-o: tables are not written as %1, which %2 asks for", "-o：表不能写成 %2 要求的 %1"},
    {"%1: a number of seconds above 0, not %2", "%1：应是大于 0 的秒数，而不是 %2"},
    {"%1: an amount of yuan, not %2", "%1：应是以元计的金额，而不是 %2"},
    {"%1: pages are numbers and ranges, such as 3-5,9, not %2", "%1：页应是页码和范围，如 3-5,9，而不是 %2"},
    {"%1: an area is PAGE:x0,y0,x1,y1 in points from the top left, not %2",
     "%1：范围应是 PAGE:x0,y0,x1,y1，从左上角起，以点计，而不是 %2"},
    // of CLI11
    {"%1 is required", "缺少 %1"},
    {"%1 excludes %2", "%1 和 %2 不能同用"},
    {"%1: %2 not in {%3}; did you mean %4?", "%1：%2 不是 {%3} 之一；您是要 %4 吗？"},
    {"%1: %2 not in {%3}", "%1：%2 不是 {%3} 之一"},
    {"%1: %2 required %3 missing", "%1：缺少 %2 个 %3"},
    {"%1: Value %2 not in range %3 to %4", "%1：%2 不在 %3 到 %4 之间"},
    {"%1: Value %2 not in range [%3 - %4]", "%1：%2 不在 %3 到 %4 之间"},
    {"Could not convert: %1 = %2", "%1 的值不对：%2"},
    {"The value %1 is not an allowed value for %2", "%2 不能是 %1"},
};

// Captures what stands for %1, %2 … in `message`; the first place where what follows stands ends each, the last one
// goes to the end.
bool matches(std::string_view pattern, std::string_view message, std::array<std::string_view, 10>& captured) {
  while (true) {
    const std::size_t place = pattern.find('%');
    if (place == std::string_view::npos) return pattern == message;
    if (message.substr(0, place) != pattern.substr(0, place)) return false;
    message.remove_prefix(place);
    const auto number = static_cast<std::size_t>(pattern[place + 1] - '0');
    pattern.remove_prefix(place + 2);
    const std::string_view next = pattern.substr(0, pattern.find('%'));
    std::size_t end = message.size();
    if (!next.empty())
      end = next.size() == pattern.size() && message.ends_with(next) && message.size() > next.size()
                ? message.size() - next.size()
                : message.find(next, 1);
    if (end == std::string_view::npos || end == 0) return false;
    captured[number] = message.substr(0, end);
    message.remove_prefix(end);
  }
}

}  // namespace

std::vector<std::string_view> messages_with_chinese() {
  std::vector<std::string_view> english;
  for (const Twin& twin : kTwins) english.push_back(twin.english);
  return english;
}

std::optional<std::string> chinese_message(std::string_view english) {
  for (const Twin& twin : kTwins) {
    std::array<std::string_view, 10> captured{};
    if (!matches(twin.english, english, captured)) continue;
    std::string told;
    for (std::size_t i = 0; i < twin.chinese.size(); ++i) {
      if (twin.chinese[i] != '%') {
        told += twin.chinese[i];
        continue;
      }
      const std::string_view part = captured[static_cast<std::size_t>(twin.chinese[++i] - '0')];
      const auto translated = part == english ? std::nullopt : chinese_message(part);
      told += translated ? *translated : std::string(part);
    }
    return told;
  }
  return std::nullopt;
}

}  // namespace yusuan::process
