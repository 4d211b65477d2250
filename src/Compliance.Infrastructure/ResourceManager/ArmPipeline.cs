using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>The way to Azure: tokens, no redirects, no content in logs. <see cref="ArmSender"/> tries again, so this does not.</summary>
internal static class ArmPipeline
{
    /// <param name="credential">Not asked for an endpoint that is no cloud.</param>
    /// <param name="perTry">Sees every try, in front of the authentication.</param>
    public static HttpPipeline Build(AzureOptions options, TokenCredential credential, HttpPipelineTransport? transport, params HttpPipelinePolicy[] perTry)
    {
        var settings = new Settings();
        settings.Retry.MaxRetries = 0;

        // The sender limits a try as a whole, its body included.
        settings.Retry.NetworkTimeout = Timeout.InfiniteTimeSpan;
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
