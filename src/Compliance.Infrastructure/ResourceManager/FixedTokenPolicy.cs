using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// Authenticates at an endpoint that is no cloud. It is on this machine (the options demand it) and gets a token that is
/// worth nothing anywhere: no real one may travel over plain HTTP.
/// </summary>
internal sealed class FixedTokenPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if (!message.Request.Uri.ToUri().IsLoopback)
        {
            throw new InvalidOperationException("An endpoint that is no cloud must be on this machine.");
        }

        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, "Bearer loopback");
    }
}
