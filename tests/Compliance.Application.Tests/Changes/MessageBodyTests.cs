using System.Text;
using Compliance.Application.Changes;
using Xunit;

namespace Compliance.Application.Tests.Changes;

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
