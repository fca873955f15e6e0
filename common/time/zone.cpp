#include "common/time/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/unistr.h>

#include <map>
#include <mutex>
#include <optional>

#include "common/time/zone_offset.h"

namespace dateline {

struct Zone::Impl {
  std::int32_t fixed = 0;                         // used where `icu` is null
  std::unique_ptr<const icu::BasicTimeZone> icu;  // only const members are called: thread-safe
};

namespace {

std::unique_ptr<const icu::BasicTimeZone> open_icu(std::string_view name) {
  const auto id =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  // createTimeZone answers an unknown name with GMT, so ask first whether the name is one of the database's.
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString canonical;
  UBool is_system = false;
  icu::TimeZone::getCanonicalID(id, canonical, is_system, status);
  if (U_FAILURE(status) || !is_system) return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  const auto* basic = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr || *basic == icu::TimeZone::getUnknown()) return nullptr;
  zone.release();
  return std::unique_ptr<const icu::BasicTimeZone>(basic);
}

bool is_utc_name(std::string_view name) {
  return name == "UTC" || name == "Z" || name == "GMT" || name == "Etc/UTC" || name == "utc" || name == "gmt";
}

}  // namespace

Zone Zone::utc() {
  Zone zone;
  zone.name_ = "UTC";
  return zone;
}

Result<Zone> Zone::named(std::string_view name) {
  if (is_utc_name(name)) return utc();
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Impl>, std::less<>> cache;

  Zone zone;
  zone.name_ = std::string(name);
  const std::scoped_lock lock(mutex);
  if (const auto found = cache.find(name); found != cache.end()) {
    zone.impl_ = found->second;
    return zone;
  }
  auto impl = std::make_shared<Impl>();
  if (const auto offset = parse_zone_offset(name)) {
    impl->fixed = *offset;
  } else if (name.size() > 64 || !(impl->icu = open_icu(name))) {
    return fail(
        ErrorKind::usage, "unknown-zone",
        "no time zone is called \"" + std::string(name.substr(0, 64)) + "\"",
        "write a name of the IANA database such as Europe/Berlin, or UTC, or an offset such as +02:00");
  }
  zone.impl_ = impl;
  cache.emplace(zone.name_, std::move(impl));
  return zone;
}

std::int32_t Zone::offset_at(std::int64_t instant) const {
  if (!impl_) return 0;
  if (!impl_->icu) return impl_->fixed;
  std::int32_t raw = 0;
  std::int32_t dst = 0;
  UErrorCode status = U_ZERO_ERROR;
  impl_->icu->getOffset(static_cast<UDate>(instant) * 1000.0, /*local=*/false, raw, dst, status);
  return U_FAILURE(status) ? 0 : (raw + dst) / 1000;
}

std::int32_t Zone::offset_at_local(std::int64_t local_seconds) const {
  if (!impl_) return 0;
  if (!impl_->icu) return impl_->fixed;
  std::int32_t raw = 0;
  std::int32_t dst = 0;
  UErrorCode status = U_ZERO_ERROR;
  // "Former" is the offset in force before the change: the first of two equal times, and for a time inside a
  // gap an instant after it.
  impl_->icu->getOffsetFromLocal(static_cast<UDate>(local_seconds) * 1000.0, UCAL_TZ_LOCAL_FORMER,
                                 UCAL_TZ_LOCAL_FORMER, raw, dst, status);
  return U_FAILURE(status) ? 0 : (raw + dst) / 1000;
}

}  // namespace dateline
