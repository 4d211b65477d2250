using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Checks a stream of UTF-8 piece by piece. The JSON reader looks only into the strings it is asked for, and a file that is
/// wrong in a string no rule reads is still not the file somebody meant to send.
/// </summary>
internal sealed class Utf8Check
{
    private readonly byte[] _cut = new byte[4];
    private int _cutLength;

    /// <param name="piece">The bytes that follow those of the last call.</param>
    /// <returns>Where in the piece the first wrong byte is; -1 when there is none.</returns>
    public int FindWrong(ReadOnlySpan<byte> piece, bool isFinal)
    {
        var from = 0;
        while (_cutLength > 0 && from < piece.Length)
        {
            _cut[_cutLength++] = piece[from++];
            var status = Rune.DecodeFromUtf8(_cut.AsSpan(0, _cutLength), out _, out _);
            if (status is OperationStatus.InvalidData)
            {
                return from - 1;
            }

            _cutLength = status is OperationStatus.Done ? 0 : _cutLength;
        }

        var whole = piece[from..];
        if (_cutLength > 0 || Utf8.IsValid(whole))
        {
            return isFinal && _cutLength > 0 ? piece.Length : -1;
        }

        for (var at = 0; at < whole.Length;)
        {
            var status = Rune.DecodeFromUtf8(whole[at..], out _, out var length);
            if (status is OperationStatus.InvalidData || (status is OperationStatus.NeedMoreData && isFinal))
            {
                return from + at;
            }

            if (status is OperationStatus.NeedMoreData)
            {
                whole[at..].CopyTo(_cut);
                _cutLength = whole.Length - at;
                break;
            }

            at += length;
        }

        return -1;
    }
}
