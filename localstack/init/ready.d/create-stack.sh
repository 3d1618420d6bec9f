#!/bin/sh
# Creates what Reelay needs from the template that creates it on AWS. LocalStack runs this when it is ready, and so does Floci, which
# knows the same folder and brings awslocal in its -compat image.
#
# Of the template an emulator takes everything and keeps to less: policies of queues and of the bucket (TLS only), roles, encryption,
# backups and alarms are accepted, but nobody is refused anything and nothing rings. ../../../docs/backends.md has the differences.
set -eu

# The default name has account and region in it, because names of buckets are global; here it is the services' default.
awslocal cloudformation create-stack --stack-name reelay --template-body file:///etc/reelay/reelay.yaml \
  --capabilities CAPABILITY_IAM --parameters \
  ParameterKey=BucketName,ParameterValue=movie-bucket ParameterKey=DeletionProtection,ParameterValue=false \
  ParameterKey=WidgetStorage,ParameterValue=s3 \
  ParameterKey=RequestsBucketName,ParameterValue=widget-requests ParameterKey=WidgetsBucketName,ParameterValue=widgets

# Not `cloudformation wait`, which looks only every half minute.
for _ in $(seq 120); do
  status=$(awslocal cloudformation describe-stacks --stack-name reelay --query 'Stacks[0].StackStatus' --output text)
  case $status in
    CREATE_COMPLETE)
      echo "reelay: bucket, table and queues created"
      exit 0
      ;;
    *FAILED | *ROLLBACK*)
      break
      ;;
  esac
  sleep 1
done
echo "reelay: the stack is $status:" >&2
awslocal cloudformation describe-stack-events --stack-name reelay \
  --query "StackEvents[?ends_with(ResourceStatus, 'FAILED')].[LogicalResourceId, ResourceStatusReason]" --output text >&2
exit 1
