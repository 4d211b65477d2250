using Azure.Core;
using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class StorageConnectionTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "table", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "queue", "http://127.0.0.1:10001/devstoreaccount1")]
    [InlineData("AccountName=contoso;AccountKey=AA==", "table", "https://contoso.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=AA==;EndpointSuffix=core.chinacloudapi.cn", "queue", "https://contoso.queue.core.chinacloudapi.cn/")]
    [InlineData("accountname=contoso;accountkey=AA==;TableEndpoint=http://127.0.0.1:5/x/", "table", "http://127.0.0.1:5/x")]
    public void Parse_GoodText_HasTheEndpoint(string text, string service, string endpoint)
    {
        var connection = StorageConnection.Parse(text, service);

        Assert.Equal(new Uri(endpoint), connection.Endpoint);
        Assert.NotNull(connection.AccountKey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AccountName=contoso")]
    [InlineData("AccountKey=AA==")]
    [InlineData("AccountName=contoso;AccountKey=not base64!")]
    [InlineData("AccountName=contoso;SharedAccessSignature=sv=1")]
    [InlineData("nonsense")]
    public void Parse_BadText_IsAFormatErrorWithoutTheSecret(string text)
    {
        var refused = Assert.Throws<FormatException>(() => StorageConnection.Parse(text, "table"));

        Assert.DoesNotContain("AA==", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NeitherOrBothOrUnencrypted_IsAFormatError()
    {
        var credential = DelegatedTokenCredential.Create((_, _) => default);

        Assert.Throws<FormatException>(() => StorageConnection.Of(null, null, credential, "table"));
        Assert.Throws<FormatException>(() => StorageConnection.Of("UseDevelopmentStorage=true", new Uri("https://x"), credential, "table"));
        Assert.Throws<FormatException>(() => StorageConnection.Of(null, new Uri("https://x"), null, "table"));
        Assert.Throws<FormatException>(() => StorageConnection.Of(null, new Uri("http://x"), credential, "table"));
        Assert.Same(credential, StorageConnection.Of(null, new Uri("https://x"), credential, "table").Credential);
    }
}
