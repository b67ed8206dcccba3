/// AssayServer: the engine over HTTP, for readers, editors and the pages of publishers.
///
/// `Checks/` runs checks one after the other and tells what happens; `Store/` keeps them, so that a killed process goes on
/// where it was; `API/` is JSON for programs and widgets; `Pages/` is HTML that works without script; `HTTP/` is what all
/// answers share, and `Safety/` what all requests go through.
///
/// This room judges nothing, and knows the parts by protocols: whoever starts a server brings an engine. Everything that
/// came from outside — article, archive, addresses, the request itself — is hostile until `HTML` or `JSONValue` wrote it.
import AssayCore
