using Azure.Core;
using Azure.Core.Pipeline;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>One request, which may be sent several times.</summary>
internal sealed record ArmCall(RequestMethod Method, Uri Address)
{
    /// <summary>JSON; null for a request without a body.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The ETag the resource must still have.</summary>
    public string? IfMatch { get; init; }

    /// <summary><c>*</c> where the resource must not exist yet.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>As metrics name it.</summary>
    public string Api => Address.AbsolutePath.Contains("/Microsoft.ResourceGraph/", StringComparison.OrdinalIgnoreCase) ? AzureMetrics.Graph : AzureMetrics.Arm;

    /// <summary>What a log may show: queries carry page tokens, and those of operations a signature.</summary>
    public string Name => $"{Method} {Address.AbsolutePath}";

    /// <summary>The request, whose answer is read as it arrives.</summary>
    public HttpMessage MessageOn(HttpPipeline pipeline)
    {
        var message = pipeline.CreateMessage();
        message.BufferResponse = false;
        message.Request.Method = Method;
        message.Request.Uri.Reset(Address);
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (Body is { } body)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(body);
        }

        if (IfMatch is { } tag)
        {
            message.Request.Headers.SetValue("If-Match", tag);
        }

        if (IfNoneMatch is { } none)
        {
            message.Request.Headers.SetValue("If-None-Match", none);
        }

        return message;
    }
}
