using System.Text;
using Compliance.Functions.Bindings;
using Xunit;

namespace Compliance.Functions.Tests.Bindings;

public sealed class MessageBodyTests
{
    [Theory]
    [InlineData("{\"id\":\"é\"}", "{\"id\":\"é\"}")]
    [InlineData("eyJpZCI6IsOpIn0=", "{\"id\":\"é\"}")]
    [InlineData(" eyJpZCI6\n IsOpIn0= ", "{\"id\":\"é\"}")]
    [InlineData("", "")]
    [InlineData("eyJpZCI6IsOpIn0", "eyJpZCI6IsOpIn0")]
    public void Decode_PlainOrBase64_GivesTheBytesOfTheEvent(string text, string expected)
    {
        var body = MessageBody.Decode(text);

        Assert.Equal(expected, Encoding.UTF8.GetString(body.Span));
    }
}
