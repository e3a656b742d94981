// What makes a page of tables searchable and sortable, and nothing else: the page's policy names its hash, so that a
// browser runs no other script, whatever a document's text holds.
#pragma once

#include <string_view>

namespace yusuan::feed {

/// Rows that hold what is typed stay, sections without one go; a click on a header of one column sorts by it: down,
/// up, as printed.
inline constexpr std::string_view kPageScript = R"js(
(function () {
  var tools = document.getElementById('tools'), box = document.getElementById('search');
  var found = document.getElementById('found');
  var plain = function (text) { return text.replace(/[\s,，]/g, '').toLowerCase(); };
  var rows = Array.from(document.querySelectorAll('tbody tr'));
  var texts = rows.map(function (row) { return plain(row.textContent); });
  var search = function () {
    var wanted = plain(box.value), count = 0;
    rows.forEach(function (row, i) {
      row.hidden = wanted !== '' && texts[i].indexOf(wanted) < 0;
      if (!row.hidden) count += 1;
    });
    document.querySelectorAll('section').forEach(function (section) {
      section.hidden = wanted !== '' && !section.querySelector('tbody tr:not([hidden])');
    });
    found.textContent = wanted === '' ? '' : count + ' / ' + rows.length;
  };
  tools.hidden = false;
  box.addEventListener('input', search);
  window.addEventListener('hashchange', function () {
    box.value = '';
    search();
    var target = document.getElementById(location.hash.slice(1));
    if (target) target.scrollIntoView({block: 'center'});
  });
  var figure = function (row, column) {
    var text = row.cells[column] ? row.cells[column].textContent.trim() : '';
    var number = /\d/.test(text) ? Number(text.replace(/[,%￥\s]/g, '')) : NaN;
    return {text: text, number: number};
  };
  var compare = function (a, b, way) {
    if (a.text === '' || b.text === '') return (a.text === '') - (b.text === '');
    if (isNaN(a.number) !== isNaN(b.number)) return isNaN(a.number) - isNaN(b.number);
    return way * (isNaN(a.number) ? a.text.localeCompare(b.text, 'zh') : a.number - b.number);
  };
  document.querySelectorAll('table').forEach(function (table) {
    var printed = Array.from(table.tBodies[0].rows);
    table.querySelectorAll('th[data-col]').forEach(function (head) {
      head.addEventListener('click', function () {
        var way = {'': 'down', down: 'up', up: ''}[head.dataset.way || ''];
        table.querySelectorAll('th').forEach(function (other) { delete other.dataset.way; });
        if (way) head.dataset.way = way;
        var column = Number(head.dataset.col), sign = way === 'down' ? -1 : 1;
        var order = printed.slice();
        if (way) order.sort(function (a, b) { return compare(figure(a, column), figure(b, column), sign); });
        order.forEach(function (row) { table.tBodies[0].appendChild(row); });
      });
    });
  });
})();
)js";

/// SHA-256 of kPageScript in base64; a test holds them together.
inline constexpr std::string_view kPageScriptHash = "EAnTZPQXkc1CS1wyv5o6i7onPi9dBWHdaCUu+dO3Q1w=";

}  // namespace yusuan::feed
