import NIOCore

/// Closes a connection whose client takes nothing for too long, so that slow clients cannot keep answers in memory.
final class StalledWrites: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny
  private let patience: TimeAmount
  private var closing: Scheduled<Void>?

  init(patience: TimeAmount) { self.patience = patience }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) { context.fireChannelRead(data) }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    closing?.cancel()
    closing = nil
    if !context.channel.isWritable {
      let channel = context.channel
      closing = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }
    context.fireChannelWritabilityChanged()
  }

  func handlerRemoved(context: ChannelHandlerContext) { closing?.cancel() }
}
