using Compliance.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>
/// Every HTTP request: API and dashboard. Anonymous to the platform, since Compliance.Web authorizes by itself. The host matches
/// HTTP functions in the order of their names, so any other one must sort before <c>Web</c>.
/// </summary>
public sealed class OnWebRequest(WebPipeline web)
{
    [Function("Web")]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request,
        CancellationToken cancellationToken) =>
        web.ServeAsync(request.HttpContext, cancellationToken);
}
