// What the files of one segment say of one another (check.h). Their checksums have been verified before.
#pragma once

#include <string>
#include <vector>

#include "common/archive/names.h"
#include "common/archive/segment.h"
#include "indexer/store/check.h"

namespace dateline::store {

// Collects findings under one path.
class Findings {
 public:
  explicit Findings(std::string where) : where_(std::move(where)) {}
  // The first few of a kind are enough to see what is wrong.
  void add(const std::string& file, std::string what);
  std::vector<Finding> take() { return std::move(list_); }

 private:
  std::string where_;
  std::vector<Finding> list_;
};

// Columns, token store, dictionary, records and postings against each other and against the manifest.
void check_segment(const std::string& archive, const archive::Segment& segment, const archive::Names& names,
                   Findings& findings);

void check_columns(const std::string& archive, const archive::Segment& segment, const archive::Names& names,
                   Findings& findings);
void check_words(const archive::Segment& segment, Findings& findings);
void check_records(const archive::Segment& segment, Findings& findings);
void check_postings(const std::string& archive, const archive::Segment& segment, Findings& findings);

}  // namespace dateline::store
