#include "indexer/store/version.h"

namespace dateline::store {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Cuts a run of digits or of other characters from the front.
std::string_view take_run(std::string_view& text) {
  std::size_t n = 1;
  while (n < text.size() && is_digit(text[n]) == is_digit(text[0])) ++n;
  const std::string_view run = text.substr(0, n);
  text.remove_prefix(n);
  return run;
}

std::strong_ordering compare_runs(std::string_view a, std::string_view b) {
  if (is_digit(a[0]) && is_digit(b[0])) {
    while (a.size() > 1 && a[0] == '0') a.remove_prefix(1);
    while (b.size() > 1 && b[0] == '0') b.remove_prefix(1);
    if (a.size() != b.size()) return a.size() <=> b.size();
  }
  return a.compare(b) <=> 0;
}

}  // namespace

std::strong_ordering compare_versions(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    const auto order = compare_runs(take_run(a), take_run(b));
    if (order != 0) return order;
  }
  return a.size() <=> b.size();
}

std::strong_ordering compare_age(std::string_view version_a, const Moment& updated_a, std::string_view version_b,
                                 const Moment& updated_b) {
  if (!version_a.empty() && !version_b.empty()) return compare_versions(version_a, version_b);
  if (updated_a.known() && updated_b.known()) return updated_a.instant <=> updated_b.instant;
  return std::strong_ordering::equal;
}

}  // namespace dateline::store
