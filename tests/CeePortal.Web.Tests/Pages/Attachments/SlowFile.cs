namespace CeePortal.Web.Tests.Pages.Attachments;

/// <summary>A file whose last byte is not sent before the test says so.</summary>
sealed class SlowFile(byte[] bytes) : Stream
{
    readonly TaskCompletionSource nearly = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);
    int sent;

    /// <summary>Ends when all but the last byte is on its way.</summary>
    public Task NearlySent => nearly.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public void Finish() => finish.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (sent == bytes.Length - 1)
        {
            nearly.TrySetResult();
            await finish.Task.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
        var count = Math.Min(buffer.Length, sent < bytes.Length - 1 ? bytes.Length - 1 - sent : bytes.Length - sent);
        bytes.AsMemory(sent, count).CopyTo(buffer);
        sent += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => sent; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
