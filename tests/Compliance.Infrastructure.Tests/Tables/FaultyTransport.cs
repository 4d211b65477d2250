using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.Tests.Tables;

/// <summary>A wire on which a test decides what becomes of each request.</summary>
internal sealed class FaultyTransport : HttpMessageHandler
{
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler());

    /// <summary>Given the request and the way on; by default it takes it.</summary>
    public Func<HttpRequestMessage, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> Answer { get; set; } = (_, send) => send();

    public HttpClientTransport Transport => new(this);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Answer(request, () => _wire.SendAsync(request, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        _wire.Dispose();
        base.Dispose(disposing);
    }
}
