import CAssayServer
import NIOCore

/// Compression of what is sent.
enum Gzip {
  /// `bytes` compressed; nil where that makes nothing smaller.
  static func compressed(_ bytes: ByteBuffer, level: Int32 = 6) -> ByteBuffer? {
    let capacity = assay_gzip_bound(bytes.readableBytes)
    var result = ByteBuffer()
    let written = result.writeWithUnsafeMutableBytes(minimumWritableBytes: capacity) { out in
      bytes.withUnsafeReadableBytes { input in
        assay_gzip(
          input.bindMemory(to: UInt8.self).baseAddress, input.count,
          out.bindMemory(to: UInt8.self).baseAddress, capacity, level)
      }
    }
    return written > 0 && written < bytes.readableBytes ? result : nil
  }
}
