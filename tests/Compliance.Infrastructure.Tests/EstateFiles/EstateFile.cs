using System.Text;
using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;
using Xunit;

namespace Compliance.Infrastructure.Tests.EstateFiles;

/// <summary>Estate files written in a test, and their reading.</summary>
internal static class EstateFile
{
    public const string Sub = "11111111-1111-1111-1111-111111111111";
    public const string OtherSub = "22222222-2222-2222-2222-222222222222";

    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public static string ClusterId(string name, string subscription = Sub) =>
        $"/subscriptions/{subscription}/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{name}";

    public static string Cluster(string name, string subscription = Sub) =>
        Row(ClusterId(name, subscription), "microsoft.kubernetes/connectedclusters");

    public static string Row(string id, string type) => $$"""{"id":"{{id}}","type":"{{type}}","properties":{} }""";

    public static Task<Estate> ReadAsync(string text, EstateFileOptions? options = null) => ReadAsync(Encoding.UTF8.GetBytes(text), options);

    public static async Task<Estate> ReadAsync(byte[] bytes, EstateFileOptions? options = null)
    {
        using var stream = new MemoryStream(bytes);
        return await EstateFileReader.ReadAsync(stream, "estate.json", options ?? new EstateFileOptions { Now = Now }, CancellationToken.None);
    }

    public static async Task<string> RefusalAsync(byte[] bytes, EstateFileOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<EstateFileException>(() => ReadAsync(bytes, options));
        Assert.DoesNotContain('\n', error.Message);
        Assert.StartsWith("estate.json: ", error.Message, StringComparison.Ordinal);
        return error.Message["estate.json: ".Length..];
    }

    public static Task<string> RefusalAsync(string text) => RefusalAsync(Encoding.UTF8.GetBytes(text));
}
