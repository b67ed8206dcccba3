import CAssaySources
import Foundation

/// Which network addresses may be connected to: public ones.
///
/// An article, a feed or a redirect can name any host, and any name can resolve to any address. A connection into the
/// user's own network would make Assay a tool against it (server-side request forgery), so the rule looks at the
/// address that is about to be connected to, not at names. Ranges: IANA's special-purpose address registries
/// (RFC 6890 with its updates).
public enum AddressRule {
  /// Whether a connection may be made.
  ///
  /// - Parameter allowsLoopback: also lets this machine's own addresses through: 127.0.0.0/8 and ::1.
  static func allows(_ address: UnsafePointer<sockaddr>, allowsLoopback: Bool) -> Bool {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        allows(bytes(of: $0.pointee.sin_addr), allowsLoopback: allowsLoopback)
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        allows(bytes(of: $0.pointee.sin6_addr), allowsLoopback: allowsLoopback)
      }
    default: return false
    }
  }

  /// Whether an address of 4 (IPv4) or 16 (IPv6) bytes in network order may be connected to.
  static func allows(_ bytes: [UInt8], allowsLoopback: Bool) -> Bool {
    switch bytes.count {
    case 4: allowsIPv4(bytes, allowsLoopback)
    case 16: allowsIPv6(bytes, allowsLoopback)
    default: false
    }
  }

  private static func allowsIPv4(_ b: [UInt8], _ allowsLoopback: Bool) -> Bool {
    switch (b[0], b[1], b[2]) {
    case (127, _, _): allowsLoopback
    case (0, _, _), (10, _, _), (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _), (198, 51, 100), (203, 0, 113): false
    case (224...255, _, _): false
    default: true
    }
  }

  private static func allowsIPv6(_ b: [UInt8], _ allowsLoopback: Bool) -> Bool {
    let leadingZeros = b.prefix { $0 == 0 }.count
    if leadingZeros == 15, b[15] == 1 { return allowsLoopback }
    // Addresses that carry an IPv4 address: mapped (::ffff:0:0/96), compatible (::/96), translated (64:ff9b::/96).
    let tail = Array(b[12...])
    if leadingZeros >= 12 { return false }
    if leadingZeros == 10, b[10] == 0xFF, b[11] == 0xFF { return allowsIPv4(tail, allowsLoopback) }
    if b.starts(with: [0, 0x64, 0xFF, 0x9B]) {
      return b[4..<12].allSatisfy { $0 == 0 } && allowsIPv4(tail, false)
    }
    // 6to4 (2002::/16) carries one too; Teredo and the rest of 2001::/23, documentation, benchmarks are not the web.
    if b[0] == 0x20, b[1] == 0x02 { return allowsIPv4(Array(b[2..<6]), false) }
    if b[0] == 0x20, b[1] == 0x01, b[2] < 0x02 || (b[2] == 0x0D && b[3] == 0xB8) { return false }
    if b[0] == 0x3F, b[1] == 0xFF, b[2] < 0x10 { return false }
    // Global unicast is 2000::/3; unique local, link-local, site-local and multicast lie outside it.
    return b[0] & 0xE0 == 0x20
  }

  private static func bytes<Address>(of address: Address) -> [UInt8] {
    withUnsafeBytes(of: address) { Array($0) }
  }
}
