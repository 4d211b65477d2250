using Compliance.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Functions.Hosting;

/// <summary>
/// Compliance.Web as one delegate inside the worker, which has routed the request already: to the function. Safe for use
/// from many threads; built by the first request, so that a cold start for an event does not pay for it.
/// </summary>
public sealed class WebPipeline(IServiceProvider services, IHttpContextAccessor accessor)
{
    private readonly Lazy<RequestDelegate> _pipeline = new(() =>
    {
        var app = new ApplicationBuilder(services);
        app.UseComplianceWeb();
        return app.Build();
    });

    /// <param name="invocation">Cancelled when the host gives the invocation up, for instance at its time limit.</param>
    public async Task ServeAsync(HttpContext http, CancellationToken invocation)
    {
        var endpoint = http.GetEndpoint();
        var routeValues = http.Request.RouteValues;
        var aborted = http.RequestAborted;
        var accessed = accessor.HttpContext;
        using var given = CancellationTokenSource.CreateLinkedTokenSource(aborted, invocation);
        try
        {
            // Routing leaves a request alone that has an endpoint: it would call the function again.
            http.SetEndpoint(null);
            http.Request.RouteValues = new RouteValueDictionary();
            http.RequestAborted = given.Token;
            // The function does not run in the flow of the server's request, where the accessor was set.
            accessor.HttpContext = http;
            await _pipeline.Value(http);
        }
        finally
        {
            accessor.HttpContext = accessed;
            http.RequestAborted = aborted;
            http.Request.RouteValues = routeValues;
            http.SetEndpoint(endpoint);
        }
    }
}
