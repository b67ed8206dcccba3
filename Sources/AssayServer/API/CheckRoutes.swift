import AssayCore
import AssayReport
import Foundation
import HTTPTypes
import Hummingbird

/// Checks for programs: submit, look up, list.
struct CheckRoutes {
  let service: CheckService
  let intake: Intake

  func add(to api: RouterGroup<ServerContext>) {
    api.post("checks") { request, context in
      let accepted = try await intake.take(request, context)
      return Payload(json: CheckJSON.brief(accepted.check)).response(
        to: request, status: accepted.isNew ? .accepted : .ok, caching: .never,
        headers: [.location: "/api/v1/checks/\(accepted.check.id)"])
    }
    api.get("checks") { request, _ in try await list(request) }
    api.get("checks/:id") { request, context in
      let check = try await service.check(named: try context.parameters.require("id"))
      let report = check.status == .done ? try await service.report(of: check.id) : nil
      let value = CheckJSON.full(check, report: report, position: await service.position(of: check.id))
      return Payload(json: value).response(to: request)
    }
  }

  /// The newest check of an address, or a page of the list.
  private func list(_ request: Request) async throws -> Response {
    if let address = try request.parameter("url", upTo: 4096) {
      guard let check = try await service.store.newest(of: address) else {
        throw Problem.notFound("There is no check of \(address) yet.")
      }
      return Payload(json: CheckJSON.brief(service.current(check))).response(to: request)
    }
    let limit = try request.limit(usually: 20, upTo: 100)
    let after = try request.parameter("after", upTo: 64)
    let checks = try await service.store.checks(limit: limit + 1, before: after)
    let shown = checks.prefix(limit)
    let next = checks.count > limit ? shown.last?.id : nil
    return Payload(
      json: .object([
        ("checks", .array(shown.map { CheckJSON.brief(service.current($0)) })), ("next", .text(next)),
      ])
    ).response(to: request)
  }
}

/// Checks as JSON.
enum CheckJSON {
  /// A check without its report.
  static func brief(_ check: StoredCheck) -> JSONValue { .object(members(check)) }

  /// A check with its report, where there is one, in the form that `assay check --format json` writes.
  static func full(_ check: StoredCheck, report: Report?, position: Int?) -> JSONValue {
    .object(
      members(check) + [
        ("position", position.map { .integer($0) } ?? .null),
        ("report", report.map { JSONReporter.value($0) } ?? .null),
      ])
  }

  private static func members(_ check: StoredCheck) -> [(String, JSONValue)] {
    let path = "/api/v1/checks/\(check.id)"
    var members: [(String, JSONValue)] = [
      ("id", .string(check.id)), ("status", .string(check.status.rawValue)),
      ("title", .text(check.title)), ("url", .text(check.address)),
      ("created", .string(UTCMoment(check.created).iso8601)),
      ("finished", .text(check.finished.map { UTCMoment($0).iso8601 })),
      ("progress", .object([("done", .integer(check.done)), ("total", .integer(check.total))])),
      ("summary", check.summary.map(JSONReporter.value) ?? .null),
      (
        "links",
        .object([
          ("self", .string(path)), ("events", .string("\(path)/events")),
          ("page", .string("/checks/\(check.id)")), ("audio", .string("\(path)/audio")),
        ])
      ),
    ]
    if let problem = check.problem {
      members.append(
        ("error", .object([("code", .string(problem.code)), ("message", .string(problem.message))])))
    }
    return members
  }
}

extension CheckService {
  /// A check by its name, with its progress of this moment.
  ///
  /// - Throws: ``Problem`` where there is none.
  nonisolated func check(named id: String) async throws -> StoredCheck {
    guard id.utf8.count <= 64, let check = try await store.check(id) else {
      throw Problem.notFound("There is no check “\(id.prefix(64))” here.")
    }
    return current(check)
  }

  /// A check with its progress of this moment, which is not written down at every step.
  nonisolated func current(_ check: StoredCheck) -> StoredCheck {
    guard check.status == .running, let progress = feeds[check.id]?.progress else { return check }
    var check = check
    (check.done, check.total) = (progress.done, progress.total)
    check.title = check.title ?? progress.title
    return check
  }
}
