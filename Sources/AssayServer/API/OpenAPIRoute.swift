import Hummingbird
import NIOCore

/// The description of the API (OpenAPI 3.1).
struct OpenAPIRoute {
  private static let document = Payload(
    ByteBuffer(bytes: PackageResources.openapi_json), type: "application/json; charset=utf-8")

  func add(to api: RouterGroup<ServerContext>) {
    api.get("openapi.json") { request, _ in Self.document.response(to: request) }
  }
}
