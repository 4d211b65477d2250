using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>The way to Azure: retries on 408, 429 and 5xx with what Retry-After asks for, no redirects, no content in logs.</summary>
internal static class ArmPipeline
{
    /// <param name="credential">Not asked for an endpoint that is no cloud.</param>
    /// <param name="perTry">Sees every try, behind the retries.</param>
    public static HttpPipeline Build(AzureOptions options, TokenCredential credential, HttpPipelineTransport? transport, params HttpPipelinePolicy[] perTry)
    {
        var settings = new Settings();
        settings.Retry.Mode = RetryMode.Exponential;
        settings.Retry.MaxRetries = options.MaxRetries;
        settings.Retry.Delay = options.RetryDelay;
        settings.Diagnostics.ApplicationId = "compliance";
        settings.Diagnostics.IsLoggingContentEnabled = false;
        if (transport is not null)
        {
            settings.Transport = transport;
        }

        HttpPipelinePolicy authentication = ArmCloud.Of(options.Endpoint) is { } cloud
            ? new BearerTokenAuthenticationPolicy(credential, cloud.TokenScope)
            : new FixedTokenPolicy();
        return HttpPipelineBuilder.Build(settings, [.. perTry, authentication]);
    }

    private sealed class Settings : ClientOptions;
}
