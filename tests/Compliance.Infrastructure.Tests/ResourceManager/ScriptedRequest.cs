namespace Compliance.Infrastructure.Tests.ResourceManager;

internal sealed record ScriptedRequest(string Method, Uri Address, string Body, string? Authorization)
{
    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }
}
