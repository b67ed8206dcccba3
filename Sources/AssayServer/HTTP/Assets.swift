import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Style sheets and scripts, carried in the program itself.
enum Assets {
  /// The pages' style sheet: that of reports, and what pages have besides.
  static let readerStyle = Payload(
    ByteBuffer(string: "\(Stylesheet.text)" + String(decoding: PackageResources.reader_css, as: UTF8.self)),
    type: "text/css; charset=utf-8")
  /// The pages' script.
  static let readerScript = Payload(
    ByteBuffer(bytes: PackageResources.reader_js), type: "text/javascript; charset=utf-8")
  /// The widgets' script.
  static let widgets = Payload(
    ByteBuffer(bytes: PackageResources.assay_js), type: "text/javascript; charset=utf-8")

  /// The pages' icon.
  static let icon = Payload(ByteBuffer(bytes: PackageResources.icon_svg), type: "image/svg+xml")

  /// Files under names that change with their content.
  static let hashed: [String: Payload] = [
    name("reader", "css", readerStyle): readerStyle,
    name("reader", "js", readerScript): readerScript,
    name("icon", "svg", icon): icon,
  ]

  static let iconPath = "/assets/\(name("icon", "svg", icon))"
  static let readerStylePath = "/assets/\(name("reader", "css", readerStyle))"
  static let readerScriptPath = "/assets/\(name("reader", "js", readerScript))"

  private static func name(_ base: String, _ ending: String, _ payload: Payload) -> String {
    "\(base)-\(payload.tag).\(ending)"
  }
}

/// Serves the files of ``Assets``.
struct AssetRoutes {
  func add(to router: Router<ServerContext>) {
    router.get("assets/:name") { request, context in
      guard let payload = Assets.hashed[try context.parameters.require("name")] else {
        throw Problem.notFound("There is no such file; it may be of another version.")
      }
      return payload.response(to: request, caching: .forever)
    }
    // Under a lasting name, because publishers write it into their pages.
    router.get("assay.js") { request, _ in
      Assets.widgets.response(
        to: request, caching: .briefly,
        headers: CrossOrigin.readable)
    }
  }
}
